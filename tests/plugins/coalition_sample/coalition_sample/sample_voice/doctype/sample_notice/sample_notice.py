from coalition.base.document import CoalitionDocument


class SampleNotice(CoalitionDocument):
	pass
