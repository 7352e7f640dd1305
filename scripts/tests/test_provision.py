from checkout import CheckoutTest


class ProvisionTest(CheckoutTest):
    def link(self, name):
        return self.root / ".runtime" / "bin" / name

    def test_a_new_enough_server_on_path_is_used(self):
        path = self.program("redis-server", 'echo "Redis server v=7.0.15 sha=0 malloc=jemalloc bits=64"')
        self.assertEqual(0, self.run_script("scripts/provision/redis.sh", path=path).returncode)
        self.assertEqual(self.root / "programs" / "redis-server", self.link("redis-server").readlink())

    def test_an_older_server_is_not_used_and_the_package_needs_python(self):
        self.program("redis-server", 'echo "Redis server v=6.2.7 sha=0"')
        path = f"{self.root}/programs:{self.path_without('python3', 'redis-server', 'valkey-server')}"
        answer = self.run_script("scripts/provision/redis.sh", path=path)
        self.assertNotEqual(0, answer.returncode)
        self.assertEqual(1, len(answer.stderr.splitlines()), answer.stderr)
        self.assertIn("python3 is missing", answer.stderr)
        self.assertIn("put redis-server >= 7", answer.stderr)

    def test_an_ffmpeg_without_known_vulnerabilities_is_used(self):
        path = self.program("ffmpeg", 'echo "ffmpeg version n8.1.3-2 Copyright (c)"')
        self.assertEqual(0, self.run_script("scripts/provision/ffmpeg.sh", path=path).returncode)
        self.assertTrue(self.link("ffmpeg").is_symlink())

    def test_an_older_ffmpeg_is_used_with_a_warning_when_the_package_is_unavailable(self):
        self.program("ffmpeg", 'echo "ffmpeg version 6.1.1-3ubuntu5 Copyright (c)"')
        path = f"{self.root}/programs:{self.path_without('python3', 'ffmpeg')}"
        answer = self.run_script("scripts/provision/ffmpeg.sh", path=path)
        self.assertEqual(0, answer.returncode, answer.stderr)
        self.assertIn("warning: ffmpeg 6.1.1 is older than 8.1.3", answer.stderr)

    def test_an_ffmpeg_without_a_release_number_is_rejected(self):
        self.program("ffmpeg", 'echo "ffmpeg version N-12345-gabcdef Copyright (c)"')
        path = f"{self.root}/programs:{self.path_without('python3', 'ffmpeg')}"
        self.assertNotEqual(0, self.run_script("scripts/provision/ffmpeg.sh", path=path).returncode)

    def test_without_a_compiler_the_prebuilt_libraries_are_used_and_it_says_so(self):
        answer = self.run_script("scripts/provision/natives.sh", path=self.path_without("cmake"))
        self.assertEqual(0, answer.returncode)
        self.assertIn("no cmake: using the prebuilt libraries", answer.stderr)
        self.assertFalse((self.root / ".runtime" / "natives").exists())

    def test_a_build_for_vulkan_fails_rather_than_falling_back(self):
        answer = self.run_script("scripts/provision/natives.sh", "--vulkan", path=self.path_without("glslc"))
        self.assertNotEqual(0, answer.returncode)
        self.assertIn("apt-get install", answer.stderr)
        unknown = self.run_script("scripts/provision/natives.sh", "--voodoo")
        self.assertNotEqual(0, unknown.returncode)
        self.assertIn("only --vulkan", unknown.stderr)

    def test_a_build_for_another_cpu_is_discarded(self):
        natives = self.root / ".runtime" / "natives"
        natives.mkdir(parents=True)
        (natives / "BUILT_FOR").write_text("model name: another\n")
        self.run_script("scripts/provision/natives.sh", path=self.path_without("cmake"))
        self.assertFalse(natives.exists())

    def test_a_package_that_is_not_pinned_is_rejected(self):
        answer = self.run_script("python3", "scripts/runtime/fetch.py", "unknown", "a=b", "--into", "x")
        self.assertEqual("unknown is not in scripts/runtime/requirements.txt: add it with its hash\n", answer.stdout)
