import JSON
import Rules

extension Operations {
  /// `POST /v1/filetransfer/tempfile` (rule 7.1)
  package static let storeTempFile = Endpoint<NoInput, TempFileUt>(
    .storeTempFile, .post, "/v1/filetransfer/tempfile", .both(section: "8.1.0"), .filetransfer, isWrite: true,
    rules: [.r7_1, .r7_2, .r7_3], alwaysFound: true,
    notSimulated: "Searching files for viruses, and scaling pictures.",
    links: [
      OperationLink([.deleteTempFile], "name", from: "fileName"),
      OperationLink(.createFiles_1, body: ["fil": [["filnamn": "$response.body#/fileName"]]]),
    ],
    "Upload a file, to be tied to an arbetsorder within a day."
  ) {
    $0.multipart(TempFileIn.shape.schema)
  }

  /// `DELETE /v1/filetransfer/tempfile/{name}` (rule 7.3)
  package static let deleteTempFile = Endpoint<NamnInput, NoBody>(
    .deleteTempFile, .delete, "/v1/filetransfer/tempfile/{name}", .both(section: "8.1.1"), .filetransfer, isWrite: true,
    rules: [.r7_3],
    "Remove a temp file."
  ) {
    $0.path("name", \.namn, "The fileName that the upload answered.", "0b9c2f4e.png")
  }

  /// `GET /v1/filetransfer/file/{id}` (rule 7.5)
  package static let getFile = Endpoint<IDInput, BinaryBody>(
    .getFile, .get, "/v1/filetransfer/file/{id}", .both(section: "8.2"), .filetransfer,
    rules: [.r7_5],
    notSimulated: "The archive that FAST2 may put files into.",
    "Read the bytes of a file."
  ) {
    $0.path("id", \.id, minimum: 1, "The id of the file, from filUtList.", "1")
  }

  /// `DELETE /v1/filetransfer/file/{id}` (rule 7.5)
  package static let deleteFile = Endpoint<IDInput, NoBody>(
    .deleteFile, .delete, "/v1/filetransfer/file/{id}", .both(section: "8.2.1"), .filetransfer, isWrite: true,
    rules: [.r7_5],
    "Remove a file."
  ) {
    $0.path("id", \.id, minimum: 1, "The id of the file, from filUtList.", "1")
  }

  /// `POST /v1/arbetsorder/{id}/filer` (rule 7.4)
  package static let createFiles_1 = Endpoint<IDBodyInput<ArbetsorderFilerIn>, NoBody>(
    .createFiles_1, .post, "/v1/arbetsorder/{id}/filer", .published, .arbetsorder, isWrite: true,
    rules: [.r7_4],
    notSimulated: "The archive that FAST2 may put files into.",
    "Tie temp files to an arbetsorder, all or none."
  ) {
    $0.path("id", \.id, minimum: 1, "The number of the arbetsorder.", "101")
    $0.body(\.body)
  }
}
