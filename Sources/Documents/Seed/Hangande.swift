import Model

/// What hangs on an arbetsorder under a number of its own.
protocol Hangande {
  static var register: Register { get }
  var arbetsorder: ArbetsorderID { get set }
  var nummer: Int64 { get set }
}

/// Those whose id is that number.
protocol Numrerad: Hangande {
  var id: Int64 { get set }
}

extension Numrerad {
  var nummer: Int64 {
    get { id }
    set { id = newValue }
  }
}

extension Kontaktperson: Numrerad { static var register: Register { .kontaktperson } }
extension Persontid: Numrerad { static var register: Register { .tid } }
extension Meddelande: Numrerad { static var register: Register { .meddelande } }

extension Handelse: Hangande {
  static var register: Register { .handelse }
  var nummer: Int64 {
    get { id.rawValue }
    set { id = HandelseID(newValue) }
  }
}

extension Seedfil: Hangande {
  static var register: Register { .fil }
  var arbetsorder: ArbetsorderID {
    get { fil.arbetsorder }
    set { fil.arbetsorder = newValue }
  }
  var nummer: Int64 {
    get { fil.id }
    set { fil.id = newValue }
  }
}
