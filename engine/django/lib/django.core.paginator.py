import collections.abc
from math import ceil


class InvalidPage(Exception): pass
class PageNotAnInteger(InvalidPage): pass
class EmptyPage(InvalidPage): pass
class UnorderedObjectListWarning(RuntimeWarning): pass


class Paginator:
    ELLIPSIS = "…"
    default_error_messages = {"invalid_page": "That page number is not an integer", "min_page": "That page number is less than 1",
                              "no_results": "That page contains no results"}

    def __init__(self, object_list, per_page, orphans=0, allow_empty_first_page=True, error_messages=None):
        self.object_list, self.per_page, self.orphans = object_list, int(per_page), int(orphans)
        self.allow_empty_first_page = allow_empty_first_page
        self.error_messages = self.default_error_messages if error_messages is None else self.default_error_messages | error_messages

    def __iter__(self):
        for n in self.page_range:
            yield self.page(n)

    @property
    def count(self):
        if "_count" not in self.__dict__:
            c = getattr(self.object_list, "count", None)
            self._count = c() if callable(c) and not isinstance(self.object_list, (list, tuple, str, bytes, range)) else len(self.object_list)
        return self._count

    @property
    def num_pages(self):
        if self.count == 0 and not self.allow_empty_first_page:
            return 0
        return ceil(max(1, self.count - self.orphans) / self.per_page)

    @property
    def page_range(self): return range(1, self.num_pages + 1)

    def validate_number(self, number):
        try:
            if isinstance(number, float) and not number.is_integer():
                raise ValueError
            number = int(number)
        except (TypeError, ValueError):
            raise PageNotAnInteger(self.error_messages["invalid_page"])
        if number < 1:
            raise EmptyPage(self.error_messages["min_page"])
        if number > self.num_pages:
            raise EmptyPage(self.error_messages["no_results"])
        return number

    def get_page(self, number):
        try:
            number = self.validate_number(number)
        except PageNotAnInteger:
            number = 1
        except EmptyPage:
            number = self.num_pages
        return self.page(number)

    def page(self, number):
        number = self.validate_number(number)
        bottom = (number - 1) * self.per_page
        top = bottom + self.per_page
        if top + self.orphans >= self.count:
            top = self.count
        return self._get_page(self.object_list[bottom:top], number, self)

    def _get_page(self, *args, **kwargs): return Page(*args, **kwargs)

    def get_elided_page_range(self, number=1, *, on_each_side=3, on_ends=2):
        number, n = self.validate_number(number), self.num_pages
        if n <= (on_each_side + on_ends) * 2:
            yield from self.page_range
            return
        if number > (1 + on_each_side + on_ends) + 1:
            yield from range(1, on_ends + 1)
            yield self.ELLIPSIS
            yield from range(number - on_each_side, number + 1)
        else:
            yield from range(1, number + 1)
        if number < (n - on_each_side - on_ends) - 1:
            yield from range(number + 1, number + on_each_side + 1)
            yield self.ELLIPSIS
            yield from range(n - on_ends + 1, n + 1)
        else:
            yield from range(number + 1, n + 1)


class Page(collections.abc.Sequence):
    def __init__(self, object_list, number, paginator): self.object_list, self.number, self.paginator = object_list, number, paginator
    def __repr__(self): return f"<Page {self.number} of {self.paginator.num_pages}>"
    def __len__(self): return len(self.object_list)

    def __getitem__(self, index):
        if not isinstance(index, (int, slice)):
            raise TypeError(f"Page indices must be integers or slices, not {type(index).__name__}.")
        if not isinstance(self.object_list, list):
            self.object_list = list(self.object_list)
        return self.object_list[index]

    def has_next(self): return self.number < self.paginator.num_pages
    def has_previous(self): return self.number > 1
    def has_other_pages(self): return self.has_previous() or self.has_next()
    def next_page_number(self): return self.paginator.validate_number(self.number + 1)
    def previous_page_number(self): return self.paginator.validate_number(self.number - 1)
    def start_index(self): return 0 if self.paginator.count == 0 else self.paginator.per_page * (self.number - 1) + 1
    def end_index(self): return self.paginator.count if self.number == self.paginator.num_pages else self.number * self.paginator.per_page
