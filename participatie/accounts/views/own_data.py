"""All that is held about oneself: taken along, or wiped."""

from flask import flash, send_file, url_for
from flask_babel import gettext as _
from werkzeug.utils import redirect

from participatie.accounts import own_data as registry
from participatie.accounts import queries, services
from participatie.accounts.forms import ErasureForm
from participatie.accounts.session import is_fresh, leave, sign_in_again
from participatie.accounts.views.blueprint import bp
from participatie.kernel import files, limits
from participatie.kernel.db import after_commit
from participatie.kernel.errors import NotFound
from participatie.kernel.jobs import wake
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page


@bp.get("/mijn/gegevens")
@signed_in
def own_data() -> Answer:
    """Show what is held, and the ways to take it along or have it wiped."""
    asked = queries.find_own_data_request(actor().id or 0)
    return page(
        "accounts/own_data.html",
        request_state="" if asked is None else "waiting" if asked.made_at is None else "ready",
        file_key=asked.file_key if asked else None,
        expires_at=asked.expires_at if asked else None,
        titles=[holding.title for holding in registry.holdings()],
        again_url=_again(),
    )


def _again() -> str | None:
    return None if is_fresh() else sign_in_again(url_for("accounts.own_data"))


@bp.post("/mijn/gegevens/downloaden")
@signed_in
@limits.document
def ask_own_data() -> Answer:
    """Have the download made."""
    if again := _again():
        return redirect(again)
    services.ask_own_data(actor(), queries.get_own_person(actor()))
    after_commit(lambda: wake("make_own_data"))
    flash(_("We maken je download. Je krijgt een mail als hij klaarstaat."), "success")
    return redirect(url_for("accounts.own_data"))


@bp.get("/mijn/gegevens/<string(length=22):key>")
@signed_in
def download_own_data(key: str) -> Answer:
    """The download itself, for its person only, who signed in lately."""
    if again := _again():
        return redirect(again)
    request_of_key = queries.get_own_download(actor(), key)
    path = files.path_of(request_of_key.file_key or "")
    if not path.is_file():
        raise NotFound
    answer = send_file(path, "application/zip", as_attachment=True, download_name="mijn-gegevens.zip", etag=False)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@bp.route("/mijn/gegevens/wissen", methods=["GET", "POST"])
@signed_in
@limits.document
def erase_account() -> Answer:
    """Close the own account, and have it wiped."""
    if again := _again():
        return redirect(again)
    form = ErasureForm()
    if form.validate_on_submit():
        with form.reporting():
            services.ask_erasure(actor(), queries.get_own_person(actor()), texts_go=form.leaving_texts.data == "weg")
            after_commit(lambda: wake("carry_out_erasures"))
            leave()
            flash(_("Je account is dicht. Binnen een dag zijn je gegevens gewist. Bedankt voor wat je deed."), "success")
            return redirect("/")
    return page("accounts/erase_account.html", form=form)
