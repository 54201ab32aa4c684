// Texts: when two texts are the same one. A leaf for every room that compares what came from outside.
