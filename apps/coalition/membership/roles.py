"""The roles that membership brings: who looks after a branch, and who acts for a member."""

from coalition.base.text.translatable import mark

BRANCH_OFFICER = mark("Branch Officer")
DELEGATE = mark("Organisation Delegate")
INDIVIDUAL = mark("Individual Member")
