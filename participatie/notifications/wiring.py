"""What this domain adds: its jobs, the count of what is new in the head of each page, its mails, stopping in one click.

Mail programs that stop mail in one click send no form token, only the signed address itself.
"""

from flask import Flask, g, url_for
from flask_babel import gettext as _

from participatie.accounts.header import MenuLink, register_link
from participatie.kernel.access import Actor
from participatie.kernel.clock import now
from participatie.kernel.db import unit_of_work
from participatie.kernel.jobs import job
from participatie.kernel.mail import fill_when_sent
from participatie.kernel.routes import actor
from participatie.kernel.web import before_each_page
from participatie.notifications import letters, queries, services
from participatie.notifications.views.mail import stop
from participatie.subjects import parts
from participatie.subjects.models import Subject


def init_app(app: Flask) -> None:
    """Register all of it with the floors below."""
    app.extensions["csrf"].exempt(stop)
    fill_when_sent("notifications", letters.fill)
    before_each_page(count_unread)
    register_link(news_link)
    register_link(following_link)
    register_link(mail_link)
    parts.register(helped_part)
    parts.register(read_part)
    app.jinja_env.filters["subject_mail_url"] = letters.subject_mail_url


def count_unread() -> None:
    """One statement for who is signed in, none for visitors."""
    if actor().is_signed_in and "unread" not in g:
        g.unread = queries.count_unread(actor())


def news_link(_actor: Actor) -> MenuLink | None:
    """The way to what is new, with how much that is."""
    unread = g.get("unread", 0)
    label = _("Nieuws voor mij (%(n)s)", n=unread) if unread else _("Nieuws voor mij")
    return label, url_for("notifications.news")


def following_link(_actor: Actor) -> MenuLink | None:
    """The way to what one follows."""
    return _("Wat ik volg"), url_for("notifications.mine")


def mail_link(_actor: Actor) -> MenuLink | None:
    """How often mail comes, and the button that stops it."""
    return _("Hoe vaak mail"), url_for("notifications.choices")


def helped_part(_actor: Actor, subject: Subject) -> parts.Part | None:
    """What use people say the answers of a team are; nothing while too few said so."""
    helped = queries.find_helped(subject.id) if subject.kind == "team" else None
    return parts.Part("notifications/_helped.html", helped) if helped else None


def read_part(actor: Actor, subject: Subject) -> parts.Part | None:
    """What tells, once the page is shown, that the news about this subject was read; nothing when there is none."""
    return parts.Part("notifications/_mark_read.html", subject.id) if queries.has_unread(actor, subject.id) else None


@job(every_minutes=1)
def spread_news() -> None:
    """Tell followers what happened."""
    while True:
        with unit_of_work():
            if not services.spread_some():
                return


@job(every_minutes=10)
def send_digests() -> None:
    """From seven in the morning in Amsterdam: the digests of the day, in parts, each part whole or not at all."""
    day = queries.day_to_send(now())
    if day is None:
        return
    with unit_of_work():
        services.open_digests(day)
    while True:
        with unit_of_work():
            if not services.write_some_digests(day):
                return


@job(every_minutes=30)
def ask_what_use_it_was() -> None:
    """Ask what is due, by day only."""
    if queries.day_to_send(now()) is None:
        return
    with unit_of_work():
        services.ask_some()
