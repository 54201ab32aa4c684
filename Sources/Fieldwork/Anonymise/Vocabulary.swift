/// Words that tell of no person: what stays as it is in prose, and what takes the place of everything else.
enum Vocabulary {
  /// Whether a word in lower case is one of them.
  static func isHarmless(_ word: String) -> Bool { harmless.contains(word) }

  /// Words of about that length, never none.
  static func fillers(like length: Int) -> [String] { byLength[min(max(length, 2), 12)] ?? harmlessNouns }

  private static let byLength: [Int: [String]] = {
    var lists: [Int: [String]] = [:]
    for length in 2...12 {
      // The nearest lengths until there are enough to choose from.
      for slack in 0...10 {
        let list = harmlessNouns.filter { abs($0.count - length) <= slack }
        if list.count >= 12 {
          lists[length] = list
          break
        }
      }
    }
    return lists
  }()

  private static let harmlessNouns = split(
    """
    rum dörr lås kran golv tak vägg list lampa lucka hylla spis ugn fläkt kök hall entré trapp trappa hiss
    balkong fönster element ventil packning slang avlopp handfat dusch badrum toalett tvättstuga torkrum
    torktumlare tvättmaskin diskmaskin kylskåp frys skåp låda bänk bänkskiva handtag gångjärn tröskel kakel
    klinker matta parkett tapet färg belysning armatur lysrör säkring elcentral uttag brytare termostat
    temperatur värme vatten ventilation filter källare vind förråd garage gård gårdsplan lekplats soprum
    miljörum cykelrum port portkod tidur brevlåda namnskylt besiktning reparation underhåll felanmälan
    arbetsorder fastighet byggnad lägenhet lokal våning utrymme enhet material verktyg reservdel montering
    rengöring justering målning lagning byte kontroll åtgärd
    """)

  private static let harmless = Set(
    harmlessNouns
      + split(
        """
        a an and are at by for from in is no not of on or the to was with av att alla allt andra annan annat
        att bara bara blev bli blir blivit både bör de dem den denna deras dess det detta dig din ditt du där
        då efter ej eller en ens er ett fel finns fick från får för före förra ger gick gäller göra gör han
        hade har hej hela helt hon hos hur här i iband ibland ifrån igen igår imorgon in inget ingen inom inne
        inte ja jag kan kl klart kom kommer kunde kunna kvar lite låg låter lämna lämnad man med medan mellan
        men mer mest mig min mitt mot mycket måste ned nej ner ni nog nu ny nya när någon något nästa och ofta
        också om oss pga på redan sade sagt samt sedan ser sig sin sitt ska skall skulle snabbt snarast som
        stor stora så sånt tack ta till tills ut ute utan utanför under upp uppe vad var vara varit varje varm
        vem vi via vid vill vår väl är än ännu åt över akut allmän arbete arbetet avslutad beställd bokad
        bokning bomkörning bruten dag dagar datum defekt droppar droppa enligt fungerar felet fixa fixad
        fungera fyra färdig gammal golvet grön hjälp hål höger ingång inga innan inomhus inträffade
        installation installerad kall kallt klar kall kallar klockan knackar kontrollera krångla kväll kök
        köket kärvar laga lagad larm larma ljud ljuset luktar läcka läcker löst lös lösa mörk morgon nere natt
        nyckel nyckeln nytt nöd ok okej olåst onsdag tisdag måndag torsdag fredag lördag söndag plats rinner
        rost ryms rör saknas service sitter skada skadad skadat slut släckt sliten smuts snö snarast sprucken
        spricka sprickor står stopp stängd stängt svart svår sönder tar tid tider tiden torka trasig trasigt
        trasiga tre två tvätt täppt tätt ugnen utförd utfört utomhus utreda vatten vattnet vecka vit vänster
        väntar öppen öppet öppna blinkar lampan dörren tröskeln fönstret kranen spisen fläkten hissen
        elementet toaletten tryck trycket varmvatten kallvatten översvämning registrerad registrerades
        beställd beställdes accepterad accepterades utförd utfördes makulerad makulerades fakturerad status
        ändrad ändrades ändring ändrat skapad skapades skapat sparad backad tillbaka steg typ prio tillträde
        objekt kund kunden utförare planering planerad planerat fil filer filen bifogad kopplad meddelande
        meddelanden skickat läst sla slut start startad stoppad stoppades vattenläcka stannat confidential reg
        godk pagar mak överf api f u g t m sys bom dokextimg nr st ca tel mm cm m kvm kw v
        """))

  private static func split(_ text: String) -> [String] {
    text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
  }
}
