from coalition.base.records.document import CoalitionDocument


class SampleNotice(CoalitionDocument):
	pass
