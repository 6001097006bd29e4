from coalition.base.records.document import CoalitionDocument


class SampleRow(CoalitionDocument):
	pass
