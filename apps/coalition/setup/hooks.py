"""What set-up declares: strings alone."""

before_install = "coalition.setup.install.before_install"
after_install = ["coalition.setup.install.after_install"]
after_migrate = ["coalition.setup.install.after_migrate"]
before_uninstall = ["coalition.setup.uninstall.before_uninstall"]
after_uninstall = "coalition.setup.uninstall.after_uninstall"

# Apps that add to ours come and go.
after_app_install = ["coalition.setup.permissions.notify_of_new_rows", "coalition.setup.workflows.ship_of"]
before_app_uninstall = ["coalition.setup.workflows.forget_of"]
after_app_uninstall = ["coalition.setup.permissions.forget_gone"]

doc_events = {"System Settings": {"before_validate": "coalition.setup.engine_sign_in.keep_closed"}}
