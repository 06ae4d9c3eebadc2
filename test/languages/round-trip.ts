import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Ran, run } from "./run.js";
import { cargo, jackson, pythons } from "./toolchain.js";
import type { Arrival, Result, Trip } from "./trips.js";

/** A way to send JSON through the models of a language. */
export interface Traveller {
  readonly name: string;
  readonly language: string;
  /** Writes what has to be compiled with the models. */
  readonly prepare: (folder: string, trips: readonly Trip[]) => void;
  /** Runs it on `trips.json`; it prints a line of JSON for each. */
  readonly travel: (folder: string) => Ran;
}

const pythonProgram = `
import importlib, json, sys
import pydantic
sys.path.insert(0, ".")
if pydantic.VERSION.startswith("1."):
    read = pydantic.parse_raw_as
    def write(of, value):
        if isinstance(value, pydantic.BaseModel):
            return value.json(by_alias=True, exclude_unset=True)
        return json.dumps(value, default=pydantic.json.pydantic_encoder)
else:
    def read(of, text):
        return pydantic.TypeAdapter(of).validate_json(text)
    def write(of, value):
        return pydantic.TypeAdapter(of).dump_json(value, by_alias=True, exclude_unset=True).decode()
for trip in json.load(open("trips.json")):
    of = getattr(importlib.import_module(trip["folder"]), trip["type"])
    try:
        value = read(of, json.dumps(trip["payload"]))
        print(json.dumps({"value": json.loads(write(of, value))}))
    except (pydantic.ValidationError, ValueError) as error:
        print(json.dumps({"refused": str(error)}))
`;

const javaProgram = `
import com.fasterxml.jackson.databind.*;
import com.fasterxml.jackson.databind.node.*;
public class Travel {
  public static void main(String[] arguments) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    for (JsonNode trip : mapper.readTree(new java.io.File("trips.json"))) {
      Class<?> type = Class.forName(trip.get("folder").asText() + "." + trip.get("type").asText());
      ObjectNode result = mapper.createObjectNode();
      try {
        result.set("value", mapper.readTree(mapper.writeValueAsString(mapper.readValue(trip.get("payload").toString(), type))));
      } catch (java.io.IOException error) {
        result.put("refused", error.getMessage());
      }
      System.out.println(mapper.writer().with(com.fasterxml.jackson.core.JsonGenerator.Feature.ESCAPE_NON_ASCII).writeValueAsString(result));
    }
  }
}`;

const nodeProgram = `
import { readFileSync } from "node:fs";
for (const { folder, type, payload } of JSON.parse(readFileSync("trips.json", "utf8"))) {
  const models = await import(\`./out/\${folder}/models.js\`);
  const read = models["read" + type] ?? models[type]?.fromJSON ?? ((value) => value);
  try {
    console.log(JSON.stringify({ value: read(payload) }));
  } catch (error) {
    console.log(JSON.stringify({ refused: error.message }));
  }
}`;

const goProgram = (module: string, folders: readonly string[], types: readonly string[]) => `package main

import (
	"encoding/json"
	"fmt"
	"os"
${folders.map((folder) => `\t"${module}/${folder}"`).join("\n")}
)

var models = map[string]func() any{
${types.map((type) => `\t"${type}": func() any { return new(${type}) },`).join("\n")}
}

func main() {
	text, _ := os.ReadFile("trips.json")
	var trips []struct {
		Folder, Type string
		Payload      json.RawMessage
	}
	if err := json.Unmarshal(text, &trips); err != nil {
		panic(err)
	}
	for _, trip := range trips {
		value := models[trip.Folder+"."+trip.Type]()
		result := map[string]any{"value": value}
		if err := json.Unmarshal(trip.Payload, value); err != nil {
			result = map[string]any{"refused": err.Error()}
		}
		line, err := json.Marshal(result)
		if err != nil {
			line, _ = json.Marshal(map[string]any{"refused": err.Error()})
		}
		fmt.Println(string(line))
	}
}
`;

const rustProgram = (crate: string, types: readonly string[]) => `use serde_json::{json, Value};
fn again<T: serde::de::DeserializeOwned + serde::Serialize>(payload: &Value) -> Value {
    match serde_json::from_str::<T>(&payload.to_string()) {
        Ok(value) => json!({ "value": serde_json::to_value(value).unwrap() }),
        Err(error) => json!({ "refused": error.to_string() }),
    }
}
fn main() {
    let trips: Value = serde_json::from_str(&std::fs::read_to_string("trips.json").unwrap()).unwrap();
    for trip in trips.as_array().unwrap() {
        let name = format!("{}::{}", trip["folder"].as_str().unwrap(), trip["type"].as_str().unwrap());
        let payload = &trip["payload"];
        println!("{}", match name.as_str() {
${types.map((type) => `            "${type}" => again::<${crate}::${type}>(payload),`).join("\n")}
            _ => panic!("{}", name),
        });
    }
}
`;

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort();
const typesOf = (trips: readonly Trip[], separator: string) =>
  unique(trips.map(({ folder, type }) => folder + separator + type));
const lineOf = (file: string, pattern: RegExp): string => pattern.exec(readFileSync(file, "utf8"))?.[1] ?? "";

function prepareGo(folder: string, trips: readonly Trip[]): void {
  const module = lineOf(join(folder, "go.mod"), /^module (.+)$/m);
  const folders = unique(trips.map((trip) => trip.folder));
  writeFileSync(join(folder, "main.go"), goProgram(module, folders, typesOf(trips, ".")));
}

function prepareRust(folder: string, trips: readonly Trip[]): void {
  const manifest = readFileSync(join(folder, "Cargo.toml"), "utf8");
  const crate = lineOf(join(folder, "Cargo.toml"), /^name = "(.+)"$/m).replaceAll("-", "_");
  writeFileSync(join(folder, "travel.rs"), rustProgram(crate, typesOf(trips, "::")));
  writeFileSync(join(folder, "Cargo.toml"), `${manifest}\n[[bin]]\nname = "travel"\npath = "travel.rs"\n`);
}

/** Every way there is here: for those languages whose tools can run what they compile. */
export const travellers = (): readonly Traveller[] => [
  ...pythons().map((program) => ({
    name: program === "python3" ? "python" : `python of ${program}`,
    language: "python",
    prepare: () => {},
    travel: (folder: string) => run([program, "-c", pythonProgram], { folder }),
  })),
  {
    name: "typescript-classes",
    language: "typescript-classes",
    prepare: (folder) => writeFileSync(join(folder, "travel.mjs"), nodeProgram),
    travel: (folder) => run([process.execPath, "travel.mjs"], { folder }),
  },
  {
    name: "java",
    language: "java",
    prepare: (folder) => writeFileSync(join(folder, "Travel.java"), javaProgram),
    travel: (folder) =>
      run(["java", "-XX:TieredStopAtLevel=1", "-cp", [...jackson, "out"].join(":"), "Travel"], { folder }),
  },
  {
    name: "go",
    language: "go",
    prepare: prepareGo,
    travel: (folder) => run(["go", "run", "main.go"], { folder, env: { GOPROXY: "off" } }),
  },
  {
    name: "rust",
    language: "rust",
    prepare: prepareRust,
    travel: (folder) => cargo(folder, "run", "--bin", "travel"),
  },
];

/** Sends each payload through its model. Throws where the program ends early. */
export function roundTrip(
  { name, travel }: Traveller,
  folder: string,
  trips: readonly Trip[],
): readonly Arrival[] {
  writeFileSync(join(folder, "trips.json"), JSON.stringify(trips));
  const { isFine, out, complaints } = travel(folder);
  const lines = out.split("\n").filter((line) => line !== "");
  if (!isFine || lines.length !== trips.length)
    throw new Error(`${name}: ${lines.length} of ${trips.length}; ${complaints.join("\n")}`);
  return trips.map((trip, index) => {
    const result: Result = JSON.parse(lines[index] ?? "");
    return { trip, result };
  });
}
