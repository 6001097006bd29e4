from coalition.base.records.document import SystemDocument


class ChangeFeed(SystemDocument):
	pass
