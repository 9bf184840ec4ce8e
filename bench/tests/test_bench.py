"""Tests of bench/render without its tools: python3 -m unittest discover -s bench/tests"""

import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

from benchlib import application, certs, install, limits, measure, report, tools, verify  # noqa: E402


def sample(wall, state="ok", cpu=None, message=""):
    return measure.Sample(state, wall, wall if cpu is None else cpu, 50e6, message)


def tool(name, title="a title"):
    made = tools.Tool()
    made.name, made.title = name, title
    return made


class ApplicationTest(unittest.TestCase):
    def test_the_first_eight_services_are_those_of_maximus(self):
        found = [(s["name"], s["port"]) for s in application.services(8)]
        self.assertEqual(found[0], ("maximus-core", 8100))
        self.assertEqual(found[7], ("hitl-dashboard", 8156))
        self.assertEqual(application.objects_of(8), 1 + 8 * 4 + 2)

    def test_names_are_unique_and_valid(self):
        names = [s["name"] for s in application.services(20000)]
        self.assertEqual(len(set(names)), 20000)
        for name in names:
            self.assertRegex(name, r"^[a-z][a-z0-9-]{0,61}[a-z0-9]$")

    def test_ports_are_valid_at_every_size(self):
        for service in application.services(100000):
            self.assertTrue(1024 <= service["port"] <= service["metricsPort"] <= 65535, service)

    def test_every_form_of_a_service_is_verified(self):
        from benchlib import main

        made = application.services(main.VERIFY_SIZE)
        self.assertTrue(any(s["metricsPort"] != s["port"] for s in made))
        self.assertTrue(any("autoscaling" in s for s in made[8:]))

    def test_the_same_size_gives_the_same_bytes(self):
        with tempfile.TemporaryDirectory() as a, tempfile.TemporaryDirectory() as b:
            application.write(a, 20)
            application.write(b, 20)
            for name in ("maximus/stacks/services.yaml", "helm/values.yaml", "cdk8s/application.json"):
                with open(os.path.join(a, name), "rb") as one, open(os.path.join(b, name), "rb") as two:
                    self.assertEqual(one.read(), two.read())


class MeasureTest(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = directory.name

    def run_shell(self, script, timeout=60):
        output = os.path.join(self.directory, "out")
        return measure.run(["sh", "-c", script], timeout, self.directory, output)

    def test_a_command_is_measured_and_its_output_kept(self):
        self.assertEqual(self.run_shell("echo hello").state, "ok")
        with open(os.path.join(self.directory, "out"), encoding="utf-8") as file:
            self.assertEqual(file.read(), "hello\n")

    def test_a_failure_says_why(self):
        found = self.run_shell("echo no chart >&2; exit 3")
        self.assertEqual((found.state, found.message), ("failed", "exit code 3: no chart"))

    def test_a_timeout_stops_all_that_was_started(self):
        found = self.run_shell("sleep 300 & echo $! > child; wait", timeout=0.3)
        self.assertEqual(found.state, "timeout")
        with open(os.path.join(self.directory, "child"), encoding="utf-8") as file:
            child = file.read().strip()
        state = subprocess.run(["ps", "-o", "stat=", "-p", child], capture_output=True, text=True, check=False)
        self.assertIn(state.stdout.strip()[:1], ("", "Z"))

    @unittest.skipUnless(sys.platform == "linux", "needs: Linux, other systems keep orphans apart")
    def test_what_a_command_leaves_behind_is_waited_for(self):
        # In a process of its own: one that adopts orphans does so for ever.
        script = (
            "import sys; sys.path.insert(0, %r)\n"
            "from benchlib import measure\n"
            "measure.adopt_orphans()\n"
            "measure.run(['sh', '-c', '(sleep 1; echo > late) & exit 0'], 60, %r, %r)\n"
            "import os; sys.exit(0 if os.path.exists(%r) else 1)\n"
        ) % (os.path.dirname(HERE), self.directory, self.directory + "/out", self.directory + "/late")
        self.assertEqual(subprocess.run([sys.executable, "-B", "-c", script], check=False).returncode, 0)


class ReportTest(unittest.TestCase):
    def results(self):
        maximus, slow, never, bad = tool("maximus"), tool("slow"), tool("never"), tool("bad")
        measured = [
            (maximus, [sample(0.5), sample(0.4), sample(0.9)]),
            (slow, [sample(1.0), sample(2.0), sample(1.5)]),
            (never, [sample(60.01, "timeout")]),
            (bad, [sample(0.1, "failed")]),
        ]
        return [(8, 35, measured)]

    def test_medians_and_ratios(self):
        _, _, rows = report.comparison(self.results(), [(tool("gone", "gone tool"), "why")])
        self.assertEqual(rows[0][3:5] + rows[0][7:], ["3", "500 ms (400 ms - 900 ms)", "1.00", "1.00"])
        self.assertEqual(rows[1][4:6] + rows[1][7:], ["1.50 s (1.00 s - 2.00 s)", "1.50 s", "3.00", "3.00"])
        self.assertEqual(rows[2][4:], ["> 60 s", "", "", "> 120", ""])
        self.assertEqual(rows[3][4:], ["failed", "", "", "", ""])
        self.assertEqual(rows[4][2:5], ["gone tool", "0", "not installed"])

    def test_tables(self):
        head, sides = ["n", "name"], [report.RIGHT, report.LEFT]
        rows = [["8", "a"], ["8", "c"], ["73", "b"]]
        self.assertEqual(report.table(head, sides, rows, False), " n  name\n 8  a\n 8  c\n\n73  b")
        markdown = "| n | name |\n| --: | --- |\n| 8 | a |\n| 8 | c |\n| 73 | b |"
        self.assertEqual(report.table(head, sides, rows, True), markdown)

    def test_scaling_shows_what_a_further_service_costs(self):
        results = [(1000, 4251, [sample(2.0)]), (3000, 12751, [sample(4.0)])]
        _, _, rows = report.scaling(results)
        self.assertEqual(rows[0][6:], ["2.00 ms", "2.00 ms", ""])
        self.assertEqual(rows[1][6:], ["1.33 ms", "1.33 ms", "1.00 ms"])


class LimitsTest(unittest.TestCase):
    def holds(self, results):
        return {text: holds for holds, text in limits.comparison(results)}

    def test_limits_of_the_eight_services(self):
        text = "maximus-dev at 8 services takes at most 0.6 s"
        for wall, holds in ((0.6, True), (0.61, False)):
            measured = [(tool("maximus-dev"), [sample(wall)])]
            self.assertIs(self.holds([(8, 35, measured)])[text], holds)

    def test_a_timeout_of_a_peer_counts_and_a_failure_does_not(self):
        text = "maximus at 1000 services is quicker than kustomize"
        for state, holds in (("timeout", True), ("failed", None)):
            measured = [(tool("maximus"), [sample(3)]), (tool("kustomize"), [sample(60, state)])]
            self.assertIs(self.holds([(1000, 4251, measured)])[text], holds)

    def test_growth(self):
        small = (1000, 4251, [sample(9, cpu=2.0)])
        self.assertIs(limits.scaling([small, (10000, 42501, [sample(9, cpu=21.9)])])[0][0], True)
        self.assertIs(limits.scaling([small, (10000, 42501, [sample(9, cpu=22.1)])])[0][0], False)
        self.assertIs(limits.scaling([small, (10000, 42501, [sample(9, "timeout")])])[0][0], None)


class VerifyTest(unittest.TestCase):
    def test_every_difference_is_named(self):
        ours = {"Service a/x": {"spec": {"ports": [{"port": 1}], "type": "ClusterIP"}}, "Pod a/y": {}}
        theirs = {"Service a/x": {"spec": {"ports": [{"port": "1"}], "extra": True}}, "Pod a/z": {}}
        self.assertEqual(
            verify.differences(ours, theirs),
            [
                "Pod a/y is missing",
                "Pod a/z is not in ours",
                "Service a/x: spec.extra is not in ours",
                'Service a/x: spec.ports[0].port is "1", must be 1',
                "Service a/x: spec.type is missing",
            ],
        )

    def test_true_is_not_one(self):
        self.assertEqual(len(verify.differences({"a": {"b": 1}}, {"a": {"b": True}})), 1)


class InstallTest(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.cache = directory.name
        before = os.environ.get("MAXIMUS_CACHE")
        os.environ["MAXIMUS_CACHE"] = self.cache
        self.addCleanup(lambda: self.restore(before))

    @staticmethod
    def restore(before):
        del os.environ["MAXIMUS_CACHE"]
        if before is not None:
            os.environ["MAXIMUS_CACHE"] = before

    def test_it_is_built_once(self):
        built = []
        for _ in range(2):
            found = install.installed("x", "x 1", [], built.append)
        self.assertEqual(len(built), 1)
        self.assertEqual(os.listdir(self.cache), [os.path.basename(found)])

    def test_a_failure_leaves_nothing(self):
        with self.assertRaises(install.NotInstalled) as caught:
            install.installed("x", "x 1", [], lambda d: install.step(["sh", "-c", "echo bad; exit 1"], d))
        self.assertIn("failed: bad", str(caught.exception))
        self.assertEqual(os.listdir(self.cache), [])

    def test_a_missing_program_is_named(self):
        with self.assertRaises(install.NotInstalled) as caught:
            install.need("no-such-program", "get it somewhere")
        self.assertEqual(str(caught.exception), "needs no-such-program (get it somewhere)")


class CommandLineTest(unittest.TestCase):
    def call(self, *arguments):
        command = [sys.executable, "-B", os.path.join(os.path.dirname(HERE), "render")]
        return subprocess.run(command + list(arguments), capture_output=True, text=True, check=False)

    def test_help_shows_examples(self):
        found = self.call("--help")
        self.assertEqual(found.returncode, 0)
        self.assertLess(found.stdout.index("examples:"), found.stdout.index("--sizes"))

    def test_misuse(self):
        for arguments, words in (
            (("--sizes", "8,x"), "'8,x' must be numbers from 1 to 100000"),
            (("--peers", "helmet"), "peer 'helmet' must be one of: helm, kustomize"),
            (("--runs", "0"), "'0' must be a whole number of at least 1"),
        ):
            found = self.call(*arguments)
            self.assertEqual(found.returncode, 2)
            self.assertIn(words, found.stderr)


class CertsTest(unittest.TestCase):
    def setUp(self):
        self.small = {"certs-tool": [sample(0.3)], "step": [sample(0.3)], "limit": [sample(0.1)]}

    def found(self, ours, step, limit):
        large = {"certs-tool": [sample(ours)], "step": [sample(step)], "limit": [sample(limit)]}
        return [holds for holds, _ in certs.limits(self.small, large, 1010)]

    def test_the_start_is_not_part_of_a_further_certificate(self):
        self.assertEqual(self.found(0.9, 4.0, 0.6), [True, True, True])
        self.assertEqual(self.found(1.0, 4.0, 0.6), [True, True, False])

    def test_step_is_measured_by_the_certificate(self):
        self.assertEqual(self.found(1.01, 4.0, 0.9), [True, True, True])
        self.assertEqual(self.found(1.02, 4.0, 0.9), [True, False, True])

    def test_what_failed_is_not_looked_at(self):
        self.small["certs-tool"] = [sample(0.3, "failed")]
        self.assertEqual(self.found(0.9, 4.0, 0.6), [None, True, None])


if __name__ == "__main__":
    unittest.main()
