// Domain: arbetsorder, fasta strukturen and the rules over them. Pure values; knows no HTTP, JSON, SQL, YAML, nor what
// time it is.
