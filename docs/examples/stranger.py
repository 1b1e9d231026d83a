#!/usr/bin/env python3
"""A small client of Bunpil, written from docs/protocol.md alone. Python 3.9 or later, nothing else.

It joins a board, folds the board's log, draws a stroke and a rectangle with a text, waits until all of it is
acknowledged, and asks the relay for its hash: exit status 0 means that both have the same board.
What the board is made of is in fold.py; R1, R2 ... are the rules of docs/protocol.md. It keeps
no outbox: what is not acknowledged when it ends is lost.
"""
import argparse, base64, hashlib, json, os, random, secrets, socket, ssl, string, sys, time
from urllib.parse import urlsplit

from fold import Board, pack, unpack


# --- WebSocket (RFC 6455), as much of it as R10 needs ---

class Closed(Exception):
    """The connection is gone; code is that of the close frame, 1006 without one."""
    def __init__(self, code=1006):
        super().__init__(f"closed with {code}")
        self.code = code


class WebSocket:
    def __init__(self, address):
        url = urlsplit(address)
        secure = url.scheme == "wss"
        port = url.port or (443 if secure else 80)
        self.socket = socket.create_connection((url.hostname, port), timeout=10)
        if secure:
            self.socket = ssl.create_default_context().wrap_socket(self.socket, server_hostname=url.hostname)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((f"GET {url.path} HTTP/1.1\r\nHost: {url.hostname}:{port}\r\nUpgrade: websocket\r\n"
                             f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n").encode())
        self.input, self.message = b"", b""
        while b"\r\n\r\n" not in self.input:
            self.fill()
        head, self.input = self.input.split(b"\r\n\r\n", 1)
        proof = base64.b64encode(hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest())
        if b" 101 " not in head.split(b"\r\n")[0] or proof not in head:
            raise Closed()

    def fill(self):
        data = self.socket.recv(65_536)
        if not data:
            raise Closed()
        self.input += data

    def frame(self):
        """The next frame of what has been read, as (final, opcode, payload), or None if it is not all there."""
        data = self.input
        size, start = (data[1] & 127, 2) if len(data) >= 2 else (0, 2)
        if size >= 126:
            start = 4 if size == 126 else 10
            size = int.from_bytes(data[2:start], "big")
        if len(data) < 2 or len(data) < start + size:
            return None
        self.input = data[start + size:]
        return data[0] >= 128, data[0] & 15, data[start:start + size]

    def receive(self, seconds):
        """The next text; "" after a control frame, None if nothing came in time."""
        self.socket.settimeout(max(seconds, 0.001))
        try:
            while (frame := self.frame()) is None:
                self.fill()
        except (socket.timeout, ssl.SSLWantReadError):
            return None
        final, opcode, payload = frame
        if opcode == 8:
            raise Closed(int.from_bytes(payload[:2], "big") or 1005)
        if opcode >= 8:
            if opcode == 9:
                self.send(payload, 10)
            return ""
        self.message += payload  # a text (1), or what continues it (0)
        if not final:
            return ""
        text, self.message = self.message.decode(), b""
        return text

    def send(self, payload, opcode=1):
        size, mask = len(payload), os.urandom(4)
        head = bytes([128 | opcode, 128 | size]) if size < 126 else bytes([128 | opcode, 254]) + size.to_bytes(2, "big")
        self.socket.settimeout(10)
        self.socket.sendall(head + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(payload)))

    def close(self):
        try:
            self.send((1000).to_bytes(2, "big"), 8)
        except OSError:
            pass
        self.socket.close()


# --- a member of a board ---

class Refused(Exception):
    """The relay will not have us, and trying again would not help."""


class Member:
    PATIENCE = 60  # seconds without a welcome after which it gives up

    def __init__(self, address, hello, show=print):
        letters = string.ascii_letters + string.digits
        self.client = "".join(secrets.choice(letters) for _ in range(8))  # R8: new for each run
        self.hello = {"t": "hello", "v": 1, "fold": 3, "app": "stranger/1", "client": self.client,
                      "secret": "".join(secrets.choice(letters) for _ in range(22)), **hello}
        self.address, self.show, self.board, self.welcome, self.relay_hash = address, show, None, None, None
        self.k, self.pending = 0, {}  # the last batch; the batches not acknowledged, by k
        self.resend, self.gap_s, self.refused = None, 0.0, []  # (when, from which k); pause between batches; rejects
        self.ids = 0

    def new_id(self):
        self.ids += 1
        return f"{self.client}-{self.ids}"

    # Sending.

    def say(self, message):
        self.socket.send(json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode())

    def draw(self, *ops):
        """Sends one batch. It stays pending until the stream brings it back (R7)."""
        self.k += 1
        self.pending[self.k] = {"t": "ops", "k": self.k, "o": list(ops)}
        if not self.resend:
            try:
                self.say(self.pending[self.k])
            except OSError:
                pass  # the connection is gone: it goes out after the next welcome
        if self.gap_s:
            self.pump(self.gap_s)

    def send_again(self, first):
        self.resend = None
        for k in sorted(k for k in self.pending if k >= first):
            self.say(self.pending[k])
            time.sleep(0.01)  # R5: at most 100 a second

    # Receiving.

    def connect(self):
        """R76: tries until there is a welcome, with what the snapshot or the resume brings."""
        tries, give_up, wait = 0, time.monotonic() + self.PATIENCE, 0
        while True:
            time.sleep(wait)
            try:
                self.opening = None  # the snapshot that is being read
                self.failure, self.ready, self.resend = {}, False, None
                self.socket, self.heard, self.pinged = WebSocket(self.address), time.monotonic(), False
                if self.board:  # R24; a client that has joined needs no auth (R22)
                    self.hello["resume"] = {"inc": self.board.head["inc"], "seq": self.board.seq, "h": self.board.hash()}
                self.say(self.hello)
                while not self.ready:
                    self.step(0.5)
                return
            except (Closed, OSError) as e:
                # R63 to R70 and the table of codes: what another try does not change.
                if getattr(e, "code", 0) in (1009, 4000, 4003, 4004, 4005, 4006):
                    raise Refused(f"{self.failure.get('code', '')} ({e})")
                if time.monotonic() > give_up:
                    raise Refused(f"no relay: {e}")
                wait = random.uniform(0, min(15, 0.25 * 2 ** tries))
                wait = self.failure.get("retryMs", wait * 1000) / 1000
                tries += 1

    def pump(self, seconds, until=lambda: False):
        """Takes what comes, connecting anew when that is needed. Says whether `until` came true in time."""
        end = time.monotonic() + seconds
        while not until():
            left = end - time.monotonic()
            if left <= 0:
                return False
            try:
                self.step(min(left, 0.5))
            except (Closed, OSError) as e:
                if getattr(e, "code", 0) in (4000, 4003):
                    raise Refused(f"{self.failure.get('code', '')} ({e})")
                self.show(f"connection lost ({e}), {len(self.pending)} batches unsaved")
                self.connect()
        return True

    def step(self, seconds):
        now = time.monotonic()
        if self.resend and now >= self.resend[0]:
            self.send_again(self.resend[1])
        text = self.socket.receive(seconds)
        if text is not None:
            self.heard, self.pinged = time.monotonic(), False
        elif now - self.heard > 12:  # R20
            raise Closed()
        elif now - self.heard > 5 and not self.pinged:
            self.pinged = True
            self.say({"t": "ping", "n": 1})
        if text:
            message = json.loads(text)
            getattr(self, "on_" + message["t"].replace(".", "_"), lambda m: None)(message)  # R17: others are ignored

    def start_over(self, why):
        """R27: our state cannot be right. Connects anew without `resume`; what is pending stays."""
        self.show(f"starting over: {why}")
        self.board = None
        self.hello.pop("resume", None)
        raise Closed()

    def on_welcome(self, m):
        if self.welcome and (m["inc"] != self.welcome["inc"] or m["k"] < min(self.pending, default=self.k + 1) - 1):
            raise Refused("the log was restored from an older copy")  # R9; a fuller client joins under a new id
        self.welcome = m
        self.hello["board"] = m["board"]
        for key in ("auth", "create", "title"):
            self.hello.pop(key, None)
        if m["mode"] == "snapshot":
            self.opening = Board()
            self.pending = {k: o for k, o in self.pending.items() if k > m["k"]}
        else:
            self.go_on()

    def on_snapshot(self, m):
        self.opening.read(m)
        if m["i"] == m["n"] - 1:
            self.board, self.opening = self.opening, None
            self.go_on()

    def go_on(self):
        self.ready = True
        self.after_resume()
        self.send_again(self.welcome["k"] + 1)

    def after_resume(self):
        """R9: once the resume is through, what is used up and did not come back was rejected."""
        if self.board.seq >= self.welcome["seq"]:
            for k in [k for k in self.pending if k <= self.welcome["k"]]:
                self.on_reject({"k": k, "code": "while away"})

    def on_ops(self, m):
        if m["s"] != self.board.seq + 1:
            self.start_over(f"batch {m['s']} after {self.board.seq}")
        for batch in m["b"]:
            self.board.apply(batch)
            if batch["c"] == self.welcome["you"]:
                self.pending.pop(batch["k"], None)
            person = self.board.people.get(batch["c"], {"name": "the relay"})
            self.show(f"{self.board.seq}: {person['name']}: {' '.join(op['op'] for op in batch['o'])}")
        if "h" in m and m["h"] != self.board.hash():
            self.start_over(f"hash {self.board.hash()} here, {m['h']} there at {self.board.seq}")
        self.after_resume()

    def on_reject(self, m):
        self.pending.pop(m["k"], None)
        self.refused.append(m)
        self.show(f"batch {m['k']} was refused: {m['code']}")

    def on_gap(self, m):
        self.send_again(m["expect"])

    def on_error(self, m):
        self.failure = m
        k = m.get("k")
        self.show(f"error {m['code']}: {m.get('msg', '')}")
        if k in self.pending and m["code"] in ("busy", "unavailable", "rate"):  # R5
            self.resend = (time.monotonic() + m["retryMs"] / 1000, k)
        elif not self.ready and m["code"].startswith("bad_"):
            raise Refused(f"{m['code']}: {m.get('msg', '')}")  # our `hello` will not do
        elif k in self.pending and m["code"].startswith("bad_"):
            self.pending[k]["o"] = []
            self.send_again(k)

    def on_slow(self, m):
        self.gap_s = m["flushMs"] / 1000

    def on_goodbye(self, m):
        self.failure = m

    def on_ping(self, m):
        self.say({"t": "pong", "n": m["n"]})

    def on_hash(self, m):
        self.relay_hash = m

    def check(self):
        """The relay's hash and ours, at the same place of the stream."""
        while True:
            self.relay_hash = None
            try:
                self.say({"t": "check"})
            except OSError:
                pass
            ours = []
            def answered():
                if self.relay_hash:
                    ours.append((self.board.seq, self.board.hash()))
                return bool(ours)
            if self.pump(10, answered):
                return (self.relay_hash["seq"], self.relay_hash["h"]), ours[0]


# --- the program ---

def draw_something(member):
    """A wave, drawn as a pen does it, and a rectangle with a text in it, as one group."""
    x, y = random.randrange(0, 8_000, 80), random.randrange(0, 6_000, 80)
    samples = [[i * 24, random.randint(-90, 90), 100 + i, 8] for i in range(30)]
    samples[0][3] = 0
    stroke, group = member.new_id(), member.new_id()
    member.draw({"op": "begin", "id": stroke, "page": "p1", "at": [x, y], "p": pack(samples[:10]),
                 "style": {"tool": "pen", "color": "#2060c0", "width": 24}})
    member.draw({"op": "append", "id": stroke, "n": 1, "p": pack(samples[10:20])})
    member.draw({"op": "append", "id": stroke, "n": 2, "p": pack(samples[20:])})
    member.draw({"op": "end", "id": stroke, "n": 3, "count": 30})
    member.draw({"op": "add", "el": {"id": member.new_id(), "kind": "shape", "form": "rect", "page": "p1", "group": group,
                                     "at": [x, y + 200], "size": [1600, 480], "style": {"fill": "#fff4c0"}}},
                {"op": "add", "el": {"id": member.new_id(), "kind": "text", "page": "p1", "group": group,
                                     "at": [x + 80, y + 280], "size": [1440, 320], "text": "안녕, stranger"}})


def describe(board):
    for page in board.pages:
        elements = [e for e in board.on_page(page["id"]) if e["id"] in board.live]
        print(f"page {page['id']} {page['title']!r}: {len(elements)} elements")
        for e in elements:
            what = e.get("form") or e.get("text") or e.get("asset") or f"{len(unpack(e['p'])[0])} samples"
            print(f"  {e['id']:<14} {e['kind']:<6} {e['at']} by {board.people[e['by']]['name']}: {what}")
    print(f"trash: {len(board.trash)}; people: {', '.join(p['name'] for p in board.people.values())}")


def key_of(user, path):
    """A user's key from a file of lines `user key` (R74), or from one that holds nothing but the key."""
    with open(path, encoding="utf-8") as f:
        lines = [line.split() for line in f if line.strip() and not line.startswith("#")]
    return next(words[-1] for words in lines if words[0] == user or len(words) == 1)


def main():
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("--relay", default="ws://127.0.0.1:8080/v1")
    a.add_argument("--board", help="the board's id; may be left out with --code or --create")
    a.add_argument("--code", help="a join code, XXXX-XXXX")
    a.add_argument("--user", help="a host's user name, with --key-file")
    a.add_argument("--key-file", help="lines `user key`, or only the key")
    a.add_argument("--create", action="store_true", help="make the board if it is missing (hosts)")
    a.add_argument("--name", default="Stranger")
    a.add_argument("--drawings", type=int, default=1, help="how often to draw; 0 only looks on")
    a.add_argument("--listen", type=float, default=0, metavar="SECONDS", help="stay and fold what others draw")
    a = a.parse_args()
    if not (a.code or (a.user and a.key_file)):
        sys.exit("give --code, or --user and --key-file")
    sys.stdout.reconfigure(line_buffering=True)

    hello = {"name": a.name, "auth": {"code": a.code} if a.code else {"user": a.user, "key": key_of(a.user, a.key_file)}}
    if a.board:
        hello["board"] = a.board
    if a.create:
        hello.update(create=True, title="A stranger's board")
    member = Member(a.relay, hello)
    try:
        member.connect()
        w = member.welcome
        print(f"board {w['board']} {w['title']!r} as {w['role']} {w['you']}, code {w.get('code', '-')}")
        for _ in range(a.drawings):
            draw_something(member)
            member.pump(0)
        saved = member.pump(60, lambda: not member.pending)
        member.pump(a.listen)
        theirs, ours = member.check()
    except Refused as e:
        sys.exit(f"refused: {e}")
    member.socket.close()
    describe(member.board)
    print(f"relay  seq {theirs[0]} hash {theirs[1]}\nours   seq {ours[0]} hash {ours[1]}")
    sys.exit(0 if theirs == ours and saved and not member.refused else 1)


if __name__ == "__main__":
    main()
