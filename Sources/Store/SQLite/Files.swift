#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// `open`, `read` and `close` are also names of ours; these reach the system's from inside a type that has its own.

func openFile(_ path: String, _ flags: Int32) -> Int32 { open(path, flags) }
func readFile(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}
func closeFile(_ descriptor: Int32) { close(descriptor) }
