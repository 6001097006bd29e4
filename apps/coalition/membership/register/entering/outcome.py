"""What became of the rows of a file, or would become of them. Pure: no database."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from coalition.membership.register.reading.register import Problem, Register

# So many are kept with their rows, and no more letters of them; all are counted.
MOST_KEPT = 60_000
MOST_LETTERS = 4_000_000
MOST_KINDS = 1_000


@dataclass
class Spelling:
	"""A spelling that no list has: what it is taken as ("" for nothing), and in how many rows it stands."""

	doctype: str
	written: str
	taken_as: str
	is_new: bool
	rows: int = 0
	# The first and the last row of those.
	first: int = 0
	last: int = field(default=0, repr=False)

	def stands_in(self, line: int) -> None:
		if self.last != line:
			self.rows, self.first, self.last = self.rows + 1, self.first or line, line


@dataclass(slots=True)
class Kind:
	"""Problems of one kind in one column: how many, and the first of them."""

	example: Problem
	number: int = 0


@dataclass
class Outcome:
	"""How a file was read, and its rows: each of them is entered, known or left out.

	A known row names a member and changes nothing. Where that member is protected, its row counts as entered:
	whoever brings a file must not learn by it whose name is sealed.
	"""

	register: Register = field(compare=False)
	entered: int = 0
	known: int = 0
	left_out: int = 0
	problems: list[Problem] = field(default_factory=list)
	kinds: dict[tuple[str, ...], Kind] = field(default_factory=dict)
	# The places of the rows that are entered, as a number whose bits they are.
	entered_rows: int = 0
	spellings: list[Spelling] = field(default_factory=list)
	# Letters of the problems that are kept, and whether there are more of them.
	letters: int = field(default=0, repr=False)
	is_cut: bool = False

	@property
	def number(self) -> int:
		return self.register.number

	@property
	def done(self) -> int:
		return self.entered + self.known + self.left_out

	def enters(self, place: int) -> None:
		self.entered += 1
		self.entered_rows |= 1 << place

	def leaves_out(self, problems: Iterable[Problem]) -> None:
		"""A row is left out for these."""
		self.left_out += 1
		self.tell(problems)

	def tell(self, problems: Iterable[Problem]) -> None:
		for problem in problems:
			# What records say differs in its words alone.
			words = problem.value if problem.problem == "refused" else ""
			key = (problem.problem, problem.column, words)
			if key in self.kinds or len(self.kinds) < MOST_KINDS:
				self.kinds.setdefault(key, Kind(problem)).number += 1
			self._keep(problem)

	def _keep(self, problem: Problem) -> None:
		self.letters += len(problem.column) + len(problem.value)
		self.is_cut = self.is_cut or len(self.problems) >= MOST_KEPT or self.letters > MOST_LETTERS
		if not self.is_cut:
			self.problems.append(problem)
