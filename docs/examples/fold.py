"""What a board is made of: the fold of its log, packed points and the state hash (docs/protocol.md, R29 to R56)."""
import base64, hashlib, json

COORDINATE = 2 ** 30  # highest coordinate
STEP, Z_END = 2 ** 24, 2 ** 53  # R42
STROKE_BYTES, CHUNK_BYTES = 32_768, 4  # R67
TRASH, BOARD_BYTES = 10_000, 64 * 2 ** 20  # R44, R68
STYLE = {"tool": "pen", "color": "#000000", "width": 16, "fill": None, "alpha": 255, "dash": 0, "font": 0}  # R31
KINDS = {"shape": ("form", "size", "rot"), "text": ("text", "size", "rot"), "note": ("text", "size", "rot"),
         "image": ("asset", "size", "rot"), "stroke": ("sx", "sy", "rot"),
         "connector": ("size", "text", "from", "to", "route", "bend", "tail", "head")}  # what R30 adds, as far as `set` reaches it
COMMON = ("at", "page", "group")
DEFAULTS = {"text": "", "rot": 0, "sx": 4096, "sy": 4096, "open": False, "sealed": False, "n": 1,
            "from": None, "to": None, "route": "straight", "bend": 0, "tail": "none", "head": "none"}  # R31


# --- packed points (R51 to R53) ---

def unpack(chunks):
    """The samples of all chunks as [x, y, pressure, dt], and whether any chunk has pressure and time."""
    samples, any_flags = [], 0
    for chunk in chunks:
        data = base64.urlsafe_b64decode(chunk + "=" * (-len(chunk) % 4))
        numbers, value, shift = [], 0, 0
        for byte in data[1:]:
            value, shift = value | (byte & 127) << shift, shift + 7
            if byte < 128:
                numbers.append(value)
                value = shift = 0
        flags, x, y, pressure, read = data[0], 0, 0, 0, iter(numbers)
        zigzag = lambda n: n >> 1 if n % 2 == 0 else -(n + 1 >> 1)
        for first in read:
            x, y = x + zigzag(first), y + zigzag(next(read))
            if flags & 1:
                pressure += zigzag(next(read))
            samples.append([x, y, pressure if flags & 1 else 128, next(read) if flags & 2 else 0])
        any_flags |= flags
    return samples, any_flags


def pack(samples, flags=3):
    """One chunk of samples [x, y, pressure, dt]."""
    out, before = bytearray([flags]), [0, 0, 0]
    for sample in samples:
        numbers = [2 * d if d >= 0 else -2 * d - 1 for d in (a - b for a, b in zip(sample, before))]
        numbers = numbers[:2] + (numbers[2:] if flags & 1 else []) + ([sample[3]] if flags & 2 else [])
        for n in numbers:
            while n > 127:
                out.append(n & 127 | 128)
                n >>= 7
            out.append(n)
        before = sample[:3]
    return base64.urlsafe_b64encode(out).decode().rstrip("=")


def weight(e):
    """What an element counts towards the limit of bytes (R68)."""
    return 200 + 2 * len(e.get("text", "").encode("utf-16-le")) // 2 + sum(len(c) * 3 // 4 + CHUNK_BYTES for c in e.get("p", []))


def too_heavy(chunk):
    return len(chunk) * 3 // 4 + CHUNK_BYTES > STROKE_BYTES


def whole(e):
    """An element of a snapshot with the defaults that were left out (R31), in the order of R30."""
    head = {key: e[key] for key in ("id", "kind", "page", "z", "at", "by")}
    further = (("p", "open", "sealed", "n") if e["kind"] == "stroke" else ()) + KINDS[e["kind"]]
    return {**head, "style": {**STYLE, **e.get("style", {})}, "group": e.get("group"), "lock": e.get("lock", False),
            **{key: value_of(key, e.get(key, DEFAULTS.get(key))) for key in further}}


def value_of(key, value):
    """A property as it is hashed: where a connector is bound stands with both of its keys (R54)."""
    return {"id": value["id"], "anchor": value.get("anchor")} if key in ("from", "to") and value else value


def tidy(item, usual, *keys):
    """The item with these keys last, in this order, and none that has its usual value (R54)."""
    rest = {key: value for key, value in item.items() if key not in keys}
    return {**rest, **{key: item[key] for key in keys if item.get(key, usual) != usual}}


# --- the fold (R29 to R49): what accepted batches make of a board ---

class Board:
    def __init__(self):
        self.seq, self.head = 0, {"title": "", "inc": "", "owner": None, "deletions": 0, "clear": [0, 0]}
        self.access = {"write": "everyone", "newcomers": "write", "open": True}
        self.pages, self.people = [], {}  # in order; by participant number
        self.live, self.trash = {}, {}  # by id; in the trash with the deletion's number, oldest first

    def read(self, part):
        """Takes one part of a snapshot (R28)."""
        self.seq = part["seq"]
        self.head, self.access = part.get("board", self.head), part.get("access", self.access)
        self.pages += part.get("pages", [])
        self.people.update((p["c"], p) for p in part.get("people", []))
        self.live.update((e["id"], whole(e)) for e in part.get("elements", []))
        self.trash.update((g["el"]["id"], {**g, "el": whole(g["el"])}) for g in part.get("trash", []))

    def hash(self):
        """R54 to R56. All of it each time, which is enough here; a sum can be kept up to date element by element."""
        lines = [("board", self.head), ("access", self.access)]
        lines += [("page", {"i": i, **page}) for i, page in enumerate(self.pages)]
        lines += [("person", p) for p in self.people.values()]
        lines += [("live", e) for e in self.live.values()] + [("gone", g) for g in self.trash.values()]
        texts = (tag + json.dumps(item, ensure_ascii=False, separators=(",", ":")) for tag, item in lines)
        values = (int.from_bytes(hashlib.sha256(t.encode()).digest()[:8], "big") for t in texts)
        return f"{sum(values) % 2 ** 64:016x}"

    def apply(self, batch):
        for op in batch["o"]:
            if op["op"].startswith("page.") and not self.may_change_pages(batch["c"]):
                continue
            getattr(self, "op_" + op["op"].replace(".", "_"))(op, batch["c"])
            self.drop_oldest()
        self.seq += 1

    # What is on the board.

    def page(self, page_id):
        return next((p for p in self.pages if p["id"] == page_id), None)

    def taken(self, any_id):
        return any_id in self.live or any_id in self.trash or self.page(any_id) is not None

    def unlocked(self, ids, c):
        return (self.live[i] for i in ids if i in self.live and not self.live[i]["lock"] and self.may_change(c, self.live[i]))

    # Rights (R50a).

    def own_only(self, c):
        return self.access.get("change") == "own" and not self.has(c, "role", "host")

    def has(self, c, key, value=True):
        return c in self.people and self.people[c].get(key) == value

    def may_change(self, c, e):
        return e["by"] == c or not self.own_only(c)

    def may_restore(self, c, gone):
        return not self.own_only(c) or gone["el"]["by"] == c == gone.get("by", c)

    def may_change_pages(self, c):
        return self.access.get("pages") != "hosts" or self.has(c, "role", "host") or self.has(c, "pages")

    def anywhere(self, element_id):
        return self.live.get(element_id) or self.trash.get(element_id, {}).get("el")

    def on_page(self, page_id):
        """Everything on a page, trash included, lowest first (R33)."""
        both = list(self.live.values()) + [g["el"] for g in self.trash.values()]
        return sorted((e for e in both if e["page"] == page_id), key=lambda e: (e["z"], e["id"]))

    def renumber(self, page_id):
        for rank, e in enumerate(self.on_page(page_id), 1):
            e["z"] = rank * STEP

    def end_z(self, page_id, step):
        """The z beyond the top (or, with a negative step, the bottom) of a page."""
        for _ in range(2):
            page = self.on_page(page_id)
            z = (page[-1 if step > 0 else 0]["z"] if page else 0) + step
            if abs(z) < Z_END:
                break
            self.renumber(page_id)
        return z

    def may_write(self, person):
        """What R50 says of an author."""
        if person["kicked"] or person["role"] == "host":
            return not person["kicked"]
        allowed = {"everyone": True, "granted": person["granted"], "hosts": False}[self.access["write"]]
        return person["role"] == "writer" and not person["mute"] and self.access["open"] and allowed

    # The system's ops.

    def op_init(self, op, c):
        if not self.head["inc"] and not self.pages:
            self.head.update(title=op["title"], inc=op["inc"], owner=op.get("owner"))
            if op["fold"] > 1:
                self.head["fold"] = op["fold"]
                self.access.update(change="own", pages="hosts")
            self.pages.append({"id": "p1", "title": "", "background": "plain", "deleted": False})

    def op_join(self, op, c):
        known = self.people.get(op["c"])
        if known is None:
            role = "viewer" if op["role"] == "writer" and self.access["newcomers"] == "view" else op["role"]
            self.people[op["c"]] = {"c": op["c"], "name": op["name"], "role": role,
                                    "granted": False, "mute": False, "kicked": False}
        elif op["role"] == "host":
            known["role"] = "host"
        if op.get("owns"):
            self.people[op["c"]]["owner"] = True

    def op_seal(self, op, c):
        e = self.live.get(op["id"])
        if e and e["kind"] == "stroke" and e["open"]:
            e["sealed"] = True

    def op_access(self, op, c):
        people = op["v"].get("people", {})
        self.access.update((key, value) for key, value in op["v"].items() if key != "people")
        self.access = tidy(self.access, "everyone", "change", "pages")
        if "change" in op["v"] or "pages" in op["v"] or any("pages" in p for p in people.values()):
            self.head["fold"] = max(2, self.head.get("fold", 1))
        for number, change in people.items():
            person = self.people.get(int(number))
            if person:
                kept = person.get("owner") and not self.has(c, "owner")
                person.update((k, v) for k, v in change.items() if not kept or k not in ("role", "mute", "kicked"))
                self.people[int(number)] = tidy(person, False, "pages", "owner")
        for e in self.live.values():
            if e["kind"] == "stroke" and e["open"] and not self.may_write(self.people[e["by"]]):
                e["sealed"] = True

    # Elements.

    def create(self, el, c, more):
        possible = not self.taken(el["id"]) and self.page(el["page"]) is not None
        if possible:
            self.live[el["id"]] = {
                "id": el["id"], "kind": el["kind"], "page": el["page"], "z": self.end_z(el["page"], STEP), "at": el["at"],
                "by": c, "style": {**STYLE, **el.get("style", {})}, "group": el.get("group"), "lock": False, **more}
        return possible

    def op_add(self, op, c):
        el = {**DEFAULTS, **op["el"]}
        if el["kind"] != "stroke":
            more = {key: value_of(key, el[key]) for key in KINDS[el["kind"]]}
            if self.create(el, c, more) and el["kind"] == "connector":
                self.head["fold"] = max(3, self.head.get("fold", 1))

    def op_begin(self, op, c):
        self.create({**op, "kind": "stroke"}, c, {"p": [op["p"]], "open": True, "sealed": False, "n": 1,
                                                 "sx": 4096, "sy": 4096, "rot": 0})

    def growing(self, op, c):
        """The stroke that an append or end goes to, also in the trash."""
        e = self.anywhere(op["id"])
        return e if e and e["kind"] == "stroke" and e["open"] and e["by"] == c and e["n"] == op["n"] else None

    def op_append(self, op, c):
        e = self.growing(op, c)
        if e:
            e["p"].append(op["p"])
            e["n"] += 1

    def op_end(self, op, c):
        e = self.growing(op, c)
        samples, flags = unpack(e["p"]) if e else ([], 0)
        if e and len(samples) == op["count"]:
            if "fit" in op and len(unpack([op["fit"]])[0]) > op["count"]:
                return
            chunk = op.get("fit") or pack(samples, flags)
            e["p"] = e["p"] if too_heavy(chunk) else [chunk]
            e["open"] = e["sealed"] = False

    def op_move(self, op, c):
        for e in self.unlocked(op["ids"], c):
            at = [a + d for a, d in zip(e["at"], op["d"])]
            e["at"] = at if max(map(abs, at)) <= COORDINATE else e["at"]

    def op_set(self, op, c):
        for item in op["each"] if "each" in op else [{"id": i, "v": op["v"]} for i in op["ids"]]:
            e, v = self.live.get(item["id"]), item["v"]
            e = e if e and self.may_change(c, e) else None
            if e:
                e["lock"] = v.get("lock", e["lock"])
            if not e or e["lock"]:
                continue
            for key, value in v.items():
                if key == "style":
                    e["style"].update(value)
                elif key in COMMON + KINDS[e["kind"]] and (key != "page" or self.page(value)):
                    e[key] = value_of(key, value)

    def op_order(self, op, c):
        moved = {e["id"]: e for e in self.unlocked(op["ids"], c)}
        moved = sorted(moved.values(), key=lambda e: (e["z"], e["id"]))
        if op["to"] == "top":
            for e in moved:
                e["z"] = self.end_z(e["page"], STEP)
        elif op["to"] == "bottom":
            for e in reversed(moved):
                e["z"] = self.end_z(e["page"], -STEP)
        elif op["to"]["above"] in self.live:
            target = self.live[op["to"]["above"]]
            moved = [e for e in moved if e["page"] == target["page"] and e is not target]
            for _ in range(2 if moved else 0):
                page, placed, step = self.on_page(target["page"]), list(moved), STEP
                for e in page[page.index(target) + 1:]:
                    if e in moved:
                        continue
                    room, shares = e["z"] - target["z"], len(placed) + 1
                    if room > shares * shares:
                        step = room // shares
                        break
                    placed.append(e)
                if target["z"] + step * len(placed) < Z_END:
                    for i, e in enumerate(placed, 1):
                        e["z"] = target["z"] + step * i
                    break
                self.renumber(target["page"])

    def op_cut(self, op, c):
        e = next(self.unlocked([op["id"]], c), None)
        if not e or e["kind"] != "stroke" or e["open"] and not e["sealed"]:
            return
        samples, flags = unpack(e["p"])
        ids = [part["id"] for part in op["parts"]]
        chunks = [pack(samples[part["from"]:part["to"]], flags) for part in op["parts"]]
        if len(samples) == op["count"] and len(set(ids)) == len(ids) \
                and not any(map(self.taken, ids)) and not any(map(too_heavy, chunks)):
            self.throw_away(e, c)
            for part_id, chunk in zip(ids, chunks):
                self.live[part_id] = {**e, "id": part_id, "style": dict(e["style"]), "lock": False,
                                      "p": [chunk], "open": False, "sealed": False, "n": 1}

    # The trash.

    def throw_away(self, e, c):
        by = {"by": c} if self.head.get("fold", 1) > 1 else {}
        self.trash[e["id"]] = {"deletion": self.head["deletions"], **by, "el": self.live.pop(e["id"])}
        self.head["deletions"] += 1

    def drop_oldest(self):
        """R44: never the newest clear; others beyond 10,000, and while everything weighs more than a board may."""
        first, end = self.head["clear"]
        droppable = [i for i, g in self.trash.items() if not first <= g["deletion"] < end]
        over = self.weight() - BOARD_BYTES
        while droppable and (len(droppable) > TRASH or over > 0):
            over -= weight(self.trash.pop(droppable.pop(0))["el"])

    def weight(self):
        if (len(self.live) + len(self.trash)) * 33_000 <= BOARD_BYTES:
            return 0  # no element weighs as much as 33,000
        return sum(map(weight, self.live.values())) + sum(weight(g["el"]) for g in self.trash.values())

    def op_delete(self, op, c):
        for e in self.unlocked(op["ids"], c):
            self.throw_away(e, c)

    def op_restore(self, op, c):
        for element_id in op["ids"]:
            if element_id in self.trash and self.may_restore(c, self.trash[element_id]):
                self.live[element_id] = self.trash.pop(element_id)["el"]

    def op_clear(self, op, c):
        before = self.head["deletions"]
        for e in self.on_page(op["page"]):
            if e["id"] in self.live and not e["lock"] and not (e["kind"] == "stroke" and e["open"] and not e["sealed"]):
                self.throw_away(e, c)
        if self.head["deletions"] > before:
            self.head["clear"] = [before, self.head["deletions"]]

    # Pages (R46).

    def place(self, page, after):
        self.pages.insert(self.pages.index(self.page(after)) + 1 if after else 0, page)

    def op_page_add(self, op, c):
        if not self.taken(op["id"]) and (op["after"] is None or self.page(op["after"])):
            self.place({"id": op["id"], "title": op.get("title", ""), "background": op.get("background", "plain"),
                        "deleted": False}, op["after"])

    def op_page_move(self, op, c):
        page = self.page(op["id"])
        if page and op["after"] != op["id"] and (op["after"] is None or self.page(op["after"])):
            self.pages.remove(page)
            self.place(page, op["after"])

    def op_page_set(self, op, c):
        if self.page(op["id"]):
            self.page(op["id"]).update(op["v"])

    def op_page_delete(self, op, c):
        page = self.page(op["id"])
        if page and sum(not p["deleted"] for p in self.pages) > 1:
            page["deleted"] = True

    def op_page_restore(self, op, c):
        if self.page(op["id"]):
            self.page(op["id"])["deleted"] = False
