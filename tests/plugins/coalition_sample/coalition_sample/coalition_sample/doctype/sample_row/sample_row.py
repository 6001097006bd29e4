from coalition.base.document import CoalitionDocument


class SampleRow(CoalitionDocument):
	pass
