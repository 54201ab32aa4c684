import Contract
import Documents
import Model
import Rules
import Server
import Texts
import Traffic

/// `fast2sim completion`: what lets a shell complete commands and options, from the same declarations as the help.
enum Completion {
  enum Shell: String, CaseIterable { case bash, zsh, fish }

  static let options = [Option("help", nil, nil, "print this", reach: .flag)]

  static func run(_ arguments: Arguments, _ environment: [String: String]) throws(UsageError) {
    let name = arguments.rest.first ?? Shell.bash.rawValue
    guard let shell = Shell(exactly: name), arguments.rest.count < 2 else {
      let word = arguments.rest.count < 2 ? name : arguments.rest[1]
      throw UsageError(message: "completion takes no '\(word)'; valid are bash, zsh and fish")
    }
    switch shell {
    case .bash: Console.out(bash)
    case .zsh: Console.out(zsh)
    case .fish: Console.out(fish)
    }
  }

  /// A command with each of its options once.
  private static var commands: [Command] {
    Command.runnable.map { command in
      var command = command
      var names: Set<String> = []
      command.options = command.options.filter { names.insert($0.name).inserted }
      return command
    }
  }

  private static var names: [String] { Command.runnable.map(\.name) + ["help"] }

  private static var topics: [String] { Command.all.map(\.name) }

  /// The words that an option may have, where they are a few names; the same wherever there is such an option.
  private static let values: [(option: String, words: [String])] = [
    ("operation", Coverage.Universe.api.operations), ("level", NoteLevel.allCases.map(\.rawValue)),
    ("contract", Kontrakt.allCases.map(\.rawValue)), ("strict", Strictness.allCases.map(\.rawValue)),
    ("scenario", ShippedScenarios.names), ("basis", Basis.allCases.map(\.rawValue)),
    ("auth", Autentisering.allCases.map(\.rawValue)), ("allow", NotesCommand.codes),
  ]

  private static func words(of option: Option) -> [String]? { values.first { $0.option == option.name }?.words }

  // MARK: bash

  private static var bash: String {
    let cases = commands.map { command in
      let words = command.options.map { "--" + $0.name }.joined(separator: " ")
      return "    \(command.name)) words=\"\(words)\" verbs=\"\(first(command).joined(separator: " "))\" ;;"
    }
    let names = commands.flatMap { command in
      command.verbs.map { (key: "\(command.name)/\($0)", words: command.names($0)) }
    }
    .filter { !$0.words.isEmpty }.map { "    \($0.key)) names=\"\($0.words.joined(separator: " "))\" ;;" }
    let values = values.map { "    --\($0.option)) values=\"\($0.words.joined(separator: " "))\" ;;" }
    return """
      # Completion for bash; made by `fast2sim completion`.
      _fast2sim() {
        local words verbs names values current=${COMP_WORDS[COMP_CWORD]} command=serve
        [[ $COMP_CWORD -gt 1 && ${COMP_WORDS[1]} != -* ]] && command=${COMP_WORDS[1]}
        case $command in
      \(cases.joined(separator: "\n"))
          help) verbs="\(topics.joined(separator: " "))" ;;
        esac
        case $command/${COMP_WORDS[2]-} in
      \(names.joined(separator: "\n"))
        esac
        case ${COMP_WORDS[COMP_CWORD - 1]} in
      \(values.joined(separator: "\n"))
        esac
        [[ $COMP_CWORD -eq 1 && $current != -* ]] && words="\(Self.names.joined(separator: " "))"
        [[ $COMP_CWORD -eq 2 && $command == "${COMP_WORDS[1]}" && -n $verbs && $current != -* ]] && words=$verbs
        [[ $COMP_CWORD -eq 3 && -n $names && $current != -* ]] && words=$names
        if [[ -n $values && $current != -* ]]; then
          mapfile -t COMPREPLY < <(compgen -W "$values" -- "$current")
        elif [[ $current == -* || $COMP_CWORD -eq 1 || ( $COMP_CWORD -eq 2 && -n $verbs ) ||
          ( $COMP_CWORD -eq 3 && -n $names ) ]]; then
          mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
        else
          mapfile -t COMPREPLY < <(compgen -f -- "$current")
        fi
      }
      complete -o filenames -F _fast2sim fast2sim
      """
  }

  /// What may stand right behind a command: its verbs, or the names that it takes where it has none.
  private static func first(_ command: Command) -> [String] {
    command.verbs.isEmpty ? command.names("") : command.verbs
  }

  // MARK: zsh

  private static var zsh: String {
    let others = ["help:print the options of a command"]
    let list = (Command.runnable.map { "\($0.name):\($0.about)" } + others).map(\.shellQuoted)
    let cases = commands.map { command in
      let first = first(command).joined(separator: " ")
      let verbs = first.isEmpty ? [] : ["1:command:(\(first))".shellQuoted]
      let names = command.verbs.map { (verb: $0, words: command.names($0)) }.filter { !$0.words.isEmpty }
      let second = names.map { "\($0.verb)) compadd -- \($0.words.joined(separator: " ")) ;;" }
      let behind =
        second.isEmpty
        ? [] : ["2:name:{ case $words[2] in \(second.joined(separator: " ")) *) _files ;; esac }".shellQuoted]
      let rows = ["_arguments -S"] + verbs + behind + command.options.map(specification) + ["'*:file:_files' ;;"]
      return "    \(command.name))\n      \(rows.joined(separator: " \\\n        "))"
    }
    return """
      #compdef fast2sim
      # Completion for zsh; made by `fast2sim completion zsh`.
      _fast2sim() {
        local command=serve
        local -a commands
        commands=(
          \(list.joined(separator: "\n    "))
        )
        if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
          _describe command commands
          return
        fi
        if [[ $words[2] != -* ]]; then
          command=$words[2]
          shift words
          (( CURRENT-- ))
        fi
        case $command in
      \(cases.joined(separator: "\n"))
          help) _arguments '1:command:(\(topics.joined(separator: " ")))' ;;
        esac
      }
      # Loaded by its name the file is the function; read by a script it says whose it is.
      if [[ $funcstack[1] == _fast2sim ]]; then _fast2sim "$@"; else compdef _fast2sim fast2sim; fi
      """
  }

  /// `'--port=[0 takes a free one]:N:_files'`.
  private static func specification(_ option: Option) -> String {
    func plain(_ text: String) -> String {
      ["\\", "[", "]", ":"].reduce(text) { $0.replacing($1, with: "\\" + $1) }
    }
    let words = words(of: option).map { "(\($0.joined(separator: " ")))" }
    let value = option.value.map { ":\(plain($0)):\(words ?? "_files")" } ?? ""
    return "--\(option.name)\(option.value == nil ? "" : "=")[\(plain(option.help))]\(value)".shellQuoted
  }

  // MARK: fish

  private static var fish: String {
    let others = names.filter { $0 != "serve" }.joined(separator: " ")
    var lines = ["# Completion for fish; made by `fast2sim completion fish`."]
    for command in Command.runnable {
      let about = command.about.shellQuoted
      lines.append("complete -c fast2sim -f -n __fish_use_subcommand -a \(command.name) -d \(about)")
    }
    lines.append("complete -c fast2sim -f -n __fish_use_subcommand -a help")
    lines.append("complete -c fast2sim -f -n '__fish_seen_subcommand_from help' -a '\(topics.joined(separator: " "))'")
    for command in commands {
      let condition =
        command.name == "serve"
        ? "not __fish_seen_subcommand_from \(others)" : "__fish_seen_subcommand_from \(command.name)"
      if case let first = first(command), !first.isEmpty {
        let verbs = first.joined(separator: " ")
        lines.append(
          "complete -c fast2sim -f -n '\(condition); and not __fish_seen_subcommand_from \(verbs)' -a '\(verbs)'")
      }
      for verb in command.verbs {
        let names = command.names(verb).joined(separator: " ")
        guard !names.isEmpty else { continue }
        lines.append(
          "complete -c fast2sim -f -n '\(condition); and __fish_seen_subcommand_from \(verb)' -a '\(names)'")
      }
      for option in command.options {
        let words = words(of: option).map { " -x -a '\($0.joined(separator: " "))'" }
        let value = option.value == nil ? "" : words ?? " -r"
        lines.append("complete -c fast2sim -n '\(condition)' -l \(option.name)\(value) -d \(option.help.shellQuoted)")
      }
    }
    return lines.joined(separator: "\n")
  }
}
