from coalition.base.document import SystemDocument


class ChangeFeed(SystemDocument):
	pass
