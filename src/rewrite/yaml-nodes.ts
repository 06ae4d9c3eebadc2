/** The one door to the library that keeps comments and spelling when YAML is written. */
export {
  Alias,
  CST,
  Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  type Node as YamlNode,
  Pair,
  Parser,
  parseDocument,
  Scalar,
  YAMLMap,
  YAMLSeq,
} from "yaml";
