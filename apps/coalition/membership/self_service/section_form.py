"""The form of one section of a profile: its parts, what stands in it, what was typed as it is compared."""

from dataclasses import dataclass

from frappe import _
from frappe.model.document import Document

from coalition.base.text.answers import Asked
from coalition.membership.applying.words import names_of_rows
from coalition.membership.change_proposals import fields, records
from coalition.membership.change_proposals.changes import Value
from coalition.membership.change_proposals.fields import Section
from coalition.membership.self_service.acting import Acting
from coalition.portal.forms.fields import Answers, Field, Options, Part
from coalition.portal.forms.reading import Read
from coalition.portal.forms.showing import Words

# For the secretariat, beside what is proposed.
NOTE = Field("note", Asked.LINES, 1000)


@dataclass(frozen=True)
class Proposing:
	"""Who proposes, in which section as they may see it, and what is stored of the member."""

	me: Acting
	section: Section
	record: Document

	@property
	def parts(self) -> tuple[Part, ...]:
		return (*(fields.part_of(self.record, name) for name in self.section.fields), NOTE)

	@property
	def options(self) -> Options:
		return fields.options_of(self.record.doctype, self.section.fields)

	@property
	def kept(self) -> Answers:
		"""What stands there before anything is typed."""
		stored = records.values_of(self.record, self.section.fields)
		return {name: fields.as_answer(name, value) for name, value in stored.items()}

	@property
	def words(self) -> Words:
		return Words(
			# texts: marked beside the sections.
			_(self.section.title),
			button=_("Propose this"),
			back=f"{self.me.root}/profile",
			labels=self._labels(),
			helps=self._helps(),
			rows=names_of_rows(),
			left_to_right=("name_latin",),
		)

	def wanted(self, read: Read) -> dict[str, Value]:
		"""What was typed, as it is held against what is stored."""
		return {name: fields.as_compared(name, read.values[name]) for name in self.section.fields}

	def _labels(self) -> dict[str, str]:
		doctype = self.record.doctype
		found = {name: fields.label(doctype, name) for name in self.section.fields}
		for table in filter(fields.is_table, self.section.fields):
			for column in fields.COLUMNS[table]:
				found[f"{table}.{column}"] = fields.column_label(doctype, table, column)
		return {**found, NOTE.name: _("Note for the secretariat")}

	def _helps(self) -> dict[str, str]:
		columns = (
			f"{table}.{each.name}"
			for table in filter(fields.is_table, self.section.fields)
			for each in fields.columns_of(self.record.doctype, table)
			if each.asked is Asked.DATE
		)
		return dict.fromkeys(columns, _("Day, month and year, such as 31/1/2026."))
