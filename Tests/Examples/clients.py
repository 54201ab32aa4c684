"""Runs the clients of examples/clients: over HTTP under both contracts, over HTTPS, and while their tokens run out."""

import os
import re
import shutil
import subprocess

from run import ROOT, Place, Skipped, contains, expect

# What a walk prints, and what a client's calls come to.
WALKED = ["arbetsorder 1000 on objekt 9900101", "photo.jpg is attached", "it is UTFÖRD"]
JARS = [f"/usr/share/java/jackson-{name}.jar" for name in ("core", "annotations", "databind")]
EXPIRING = os.path.join(ROOT, "Tests", "Examples", "expiring.py")
# A picture to those who look at how a file begins.
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")
# How a client says that it doesn't trust the certificate.
UNTRUSTED = re.compile(r"certificate|certification path|fetch failed", re.I)


class Client:
    """How the walk of a language is made and run, and what makes it forget to renew its tokens."""

    def __init__(self, name, program, words, forget, build=None, needs=()):
        self.name, self.program, self.words, self.forget = name, program, words, forget
        self.build, self.needs = build, needs

    def place(self, binary):
        """A directory with the client, ready to run, and a photo."""
        if not shutil.which(self.program):
            raise Skipped(f"{self.program} is not here")
        missing = [file for file in self.needs if not os.path.exists(file)]
        if missing:
            raise Skipped(f"{missing[0]} is not here")
        place = Place(binary, "clients", self.name)
        with open(place.path("photo.jpg"), "wb") as file:
            file.write(JPEG)
        self.make(place)
        return place

    def make(self, place):
        """Builds the program, where there is one."""
        if self.build:
            place.run(self.build)

    def walk(self, place, options, code=0, before=()):
        """What exec says of the walk; `before` are the words that stand before it."""
        words = ["fast2sim", "exec", "--fail-on", "warning", *options, "--", *before, *self.words, "photo.jpg"]
        # Ö has to come through where the language of the machine knows none.
        return place.run(words, code=code, LC_ALL="C")


JAVA = ["java", "-Dfile.encoding=UTF-8", "-cp", ":".join([".", *JARS]), "Walk"]
CLIENTS = [
    Client("python", "python3", ["python3", "walk.py"], ("fast2.py", "!= 401", "!= 499")),
    Client("node", "node", ["node", "walk.mjs"], ("fast2.mjs", "!== 401", "!== 499")),
    Client("php", "php", ["php", "walk.php"], ("Fast2.php", "!== 401", "!== 499")),
    Client("java", "javac", JAVA, ("Fast2.java", "!= 401", "!= 499"),
           ["javac", "-encoding", "UTF-8", "-cp", ":".join(JARS), "Fast2.java", "Walk.java"], JARS),
    Client("csharp", "dotnet", ["dotnet", "run", "--no-build", "--"],
           ("Fast2.cs", "HttpStatusCode.Unauthorized", "HttpStatusCode.Gone"), ["dotnet", "build"]),
]


def over_http(client, binary):
    """walks to UTFÖRD over HTTP, with a photo, under both contracts, and nothing is noted"""
    with client.place(binary) as place:
        said = client.walk(place, ["--contract", "both"])
        expect(said.count("notes: none") == 2, f"nothing is noted:\n{said}")
        for line in WALKED:
            expect(said.count(line) == 2, f"{line!r} comes twice:\n{said}")


def over_https(client, binary):
    """walks over HTTPS, trusts the simulator's authority alone, and refuses a certificate that it can't judge"""
    with client.place(binary) as place:
        trusting = 'export FAST2_BASE_URL="$FAST2_TLS_BASE_URL" NODE_EXTRA_CA_CERTS="$FAST2_TLS_CA_FILE"; exec "$@"'
        contains(client.walk(place, ["--tls"], before=["sh", "-c", trusting, "sh"]), *WALKED, "notes: none")
        doubting = 'export FAST2_BASE_URL="$FAST2_TLS_BASE_URL"; unset FAST2_TLS_CA_FILE; "$@" && exit 0; exit 9'
        said = client.walk(place, ["--tls"], code=9, before=["sh", "-c", doubting, "sh"])
        expect(UNTRUSTED.search(said), f"the certificate is refused:\n{said}")


def renewing(client, binary):
    """renews its tokens at 401: the login by the refresh token, both where all have run out; forgetting it is found"""
    allowed = ["--allow", "login-token-expired,gateway-token-expired"]
    with client.place(binary) as place:
        said = client.walk(place, allowed, before=["python3", EXPIRING])
        contains(said, *WALKED, "token 2 · login 2 · refresh 3 (1 × 401)", "notes: 4 errors")
        place.plant(*client.forget)
        client.make(place)
        contains(client.walk(place, allowed, code=1, before=["python3", EXPIRING]), "refused with 401")


def tokens_kept(binary):
    """The PHP client keeps its tokens in a file, for its owner alone, so that a second request does not log in"""
    php = next(client for client in CLIENTS if client.name == "php")
    with php.place(binary) as place:
        script = "php walk.php && stat -c %a tokens.json && php walk.php"
        words = ["fast2sim", "exec", "--fail-on", "warning", "--", "sh", "-c", script]
        said = place.run(words, FAST2_TOKEN_FILE="tokens.json")
        contains(said, "arbetsorder 1001", "600", "token 1 · login 1 · ", "notes: none")


def syntax(binary):
    """The C# of the examples is C# to a parser, where there is no .NET to run it, and a mistake in it is found"""
    del binary
    import tree_sitter
    import tree_sitter_c_sharp
    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_c_sharp.language()))
    files = subprocess.check_output(["find", "examples", "-name", "*.cs"], cwd=ROOT, text=True).split()
    expect(len(files) >= 5, f"the files are {files}")
    for name in files:
        with open(os.path.join(ROOT, name), "rb") as file:
            text = file.read()
        expect(not parser.parse(text).root_node.has_error, f"{name} is no C#")
        for mistake in (text.replace(b" = ", b" = = ", 1), b"".join(text.rpartition(b"}")[::2])):
            expect(parser.parse(mistake).root_node.has_error, f"a mistake that was planted in {name} is not found")


def checks():
    """A check for each language and each thing that its client must do."""
    for client in CLIENTS:
        for check in (over_http, over_https, renewing):
            def one(binary, client=client, check=check):
                check(client, binary)
            one.__doc__ = f"The client in {client.name} {check.__doc__}"
            yield one
    yield tokens_kept
    yield syntax
