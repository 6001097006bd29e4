from setuptools import find_packages, setup

# bench reads the name from this line, so it keeps one of its own.
setup(
	name="coalition",
	version="0.1.0",
	description="What coalitions of civil-society organisations run themselves with",
	author="The coalition project",
	author_email="hello@coalition.localhost",
	license="GPL-3.0-or-later",
	package_dir={"": "apps"},
	packages=find_packages("apps"),
	include_package_data=True,
	zip_safe=False,
	python_requires=">=3.10",
	# WeasyPrint, which makes the PDF, comes with Frappe.
	install_requires=["email-validator>=2.2,<3", "segno>=1.6,<2"],
)
