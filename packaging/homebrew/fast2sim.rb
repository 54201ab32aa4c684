# Homebrew builds fast2sim from its sources with this. packaging/homebrew/make fills in version and checksum, and lays the
# sources beside it; whoever publishes both in a tap puts the address of the sources in the place of the one here.
class Fast2sim < Formula
  desc "Simulator of FAST2's work-order API"
  url "file://#{__dir__}/fast2sim-@VERSION@-source.tar.gz"
  sha256 "@SHA256@"
  license "Apache-2.0"

  depends_on "pkgconf" => :build
  depends_on xcode: ["26.0", :build]
  depends_on "curl"
  depends_on "libmicrohttpd"
  depends_on "libyaml"
  depends_on "openssl@3"
  depends_on "pcre2"
  depends_on "sqlite"

  uses_from_macos "swift" => :build
  uses_from_macos "zlib"

  def install
    # Homebrew links these three nowhere, since macOS has others of its own.
    %w[curl openssl@3 sqlite].each { |name| ENV.prepend_path "PKG_CONFIG_PATH", Formula[name].opt_lib/"pkgconfig" }
    static = OS.linux? ? ["--static-swift-stdlib"] : []
    system "swift", "build", "--disable-sandbox", "--configuration", "release", *static, "--product", "fast2sim"
    bin.install ".build/release/fast2sim"
    (man1/"fast2sim.1").write Utils.safe_popen_read(bin/"fast2sim", "man")
    generate_completions_from_executable(bin/"fast2sim", "completion", shells: [:bash, :zsh, :fish])
    doc.install "NOTICE", "docs", "examples", "fast2sim.example.yaml"
  end

  service do
    run [opt_bin/"fast2sim", "serve"]
    keep_alive true
    working_dir var/"fast2sim"
    log_path var/"log/fast2sim.log"
    error_log_path var/"log/fast2sim.log"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/fast2sim version")
    system bin/"fast2sim", "scenario", "run", "sla-bruten"
  end
end
