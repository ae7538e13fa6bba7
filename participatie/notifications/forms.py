"""Forms of notifications."""

from participatie.kernel.forms import Form


class ButtonForm(Form):
    """Only a button: what it does is in the address."""
