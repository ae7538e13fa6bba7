"""The library of the queue, without the database clients that it loads along with itself.

huey imports the clients of Redis and PostgreSQL wherever they are installed, whichever store is used: 15 MB in every web
process. It has no switch for that, so they are out of its sight while it is imported; when an address of Redis is set,
its module of stores is loaded a second time, beside the first, and then sees the client.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import module_from_spec, spec_from_file_location


@contextmanager
def out_of_sight(*names: str) -> Iterator[None]:
    """Let these modules look as if they were not installed, unless somebody uses them already."""
    hidden = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None is Python's own mark for "cannot be imported"
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


with out_of_sight("redis", "psycopg"):
    from huey import Huey, MemoryHuey, SqliteHuey, crontab, storage
    from huey.consumer import Consumer

__all__ = ["Consumer", "Huey", "MemoryHuey", "SqliteHuey", "crontab", "redis_queue"]


def redis_queue(name: str, url: str) -> Huey:
    """A queue in the Redis at this address; refuses with huey's own error when the client is not installed."""
    spec = spec_from_file_location("huey.storage", storage.__file__)
    if not spec or not spec.loader:
        raise ImportError("huey was not imported from a file")
    stores = module_from_spec(spec)
    with out_of_sight("psycopg"):
        spec.loader.exec_module(stores)
    return Huey(name, storage_class=stores.RedisStorage, url=url)
