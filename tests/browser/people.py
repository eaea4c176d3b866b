"""Who visits the site."""

PASSWORD = "a long enough one"
OFFICER = "officer@rcab.example"
MANAGER = "manager.borders@rcab.example"
ADMINISTRATOR = "administrator@rcab.example"
