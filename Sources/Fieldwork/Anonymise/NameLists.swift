/// What pseudonyms are made of.
enum NameLists {
  static let given = split(
    """
    Agneta Alice Alma Amanda Anders Andreas Anna Annika Anton Arvid Astrid August Axel Barbro Bengt Birgit
    Birgitta Camilla Carina Carl Caroline Cecilia Charlotte Christer Christina Daniel David Ebba Edvin Elin
    Elisabet Elise Ella Elsa Emelie Emil Emma Erik Erika Eva Filip Fredrik Frida Gabriel Gunilla Gunnar Gustav
    Hampus Hanna Hans Helena Henrik Hugo Ida Inga Ingela Ingrid Isak Jakob Jan Jenny Jessica Joakim Johan
    Johanna Johannes Jonas Josefin Julia Karin Karl Katarina Kerstin Kjell Klara Kristina Lars Lena Leif
    Lennart Linda Linn Linnea Lisa Louise Lovisa Lucas Magnus Maja Malin Marcus Margareta Maria Marie Martin
    Matilda Mats Mattias Mikael Moa Monica Nils Olivia Olle Oskar Patrik Pernilla Peter Petra Pia Rebecka
    Robert Roger Rolf Samuel Sandra Sara Sebastian Simon Siv Sofia Stefan Stina Susanne Sven Therese Thomas
    Tilda Tobias Tommy Tove Ulf Ulla Ulrika Urban Victoria Viktor Wilma Yvonne
    """)

  static let family = split(
    """
    Abrahamsson Ahlberg Alm Andersson Arvidsson Axelsson Backman Bengtsson Berggren Berglund Bergqvist
    Bergström Björk Blom Blomqvist Boström Carlsson Claesson Dahlberg Dahlgren Danielsson Edlund Ekberg Eklund
    Ekström Engström Eriksson Fransson Fredriksson Gustafsson Hallberg Hansson Hedlund Hellström Henriksson
    Hermansson Holm Holmberg Holmgren Isaksson Ivarsson Jakobsson Jansson Johansson Jonsson Jönsson Karlsson
    Larsson Lindberg Lindgren Lindholm Lindqvist Lindström Ljung Lundberg Lundgren Lundin Lundqvist Lundström
    Löfgren Magnusson Martinsson Mattsson Månsson Mårtensson Nilsson Norberg Nordin Nordström Nyberg Nyström
    Olofsson Olsson Palm Persson Pettersson Pålsson Rosén Samuelsson Sandberg Sandström Sjöberg Sjögren
    Strömberg Sundberg Sundström Svensson Söderberg Söderström Viklund Wallin Åberg Åkesson Åström Öberg Öhman
    Östlund
    """)

  static let trades = split("Bygg El Fastighet Glas Golv Lås Måleri Rör Service Städ Teknik VVS")

  /// Words that a company's name ends with, in lower case.
  static let companyForms = Set(split("ab hb kb bb aktiebolag handelsbolag kommun stiftelse förening as oy inc ltd"))

  /// Who writes without being a person, in lower case.
  static let systems: Set<String> = ["system", "api", "fast2", "fast2 api", "systemet", "admin", "sys"]

  /// Names by which people are called in texts; without those that are words as well.
  static let called = Set(
    (given + family).map { $0.lowercased() }
      + split(
        """
        ahmed ali amir alexander albin anneli ann ann-marie benny berit birger bosse britt britta conny
        christian dag emanuel fatima felix gerd gun göran göte hamza håkan ibrahim inger jesper jimmy johnny
        jörgen kalle kent kenneth lasse lotta lukas mohammed mona mustafa märta nora oliver omar pelle
        per-erik pär rickard robin rune ronny sonja sten-åke stellan svante tomas tor torbjörn tore torsten
        ture valter vera william yusuf åke åsa
        """))

  /// Numbers kept for fiction by the Swedish Post and Telecom Authority.
  static let mobiles: [PhoneSeries] = [PhoneSeries(prefix: "0701740", first: 605, count: 95)]
  static let landlines = ["0846500": 400, "0313900": 600, "0406280": 400].sorted { $0.key < $1.key }.map {
    PhoneSeries(prefix: $0.key, first: UInt64($0.value), count: 100)
  }

  private static func split(_ text: String) -> [String] {
    text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
  }
}

/// A run of phone numbers: the prefix and three digits.
struct PhoneSeries {
  let prefix: String
  let first: UInt64
  let count: UInt64
}
