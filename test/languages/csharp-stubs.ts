/**
 * What the C# models use of System.Text.Json, which Debian does not have: enough for a compiler to check their use
 * of it, with the signatures of .NET 6, and nothing that could run.
 */
export const systemTextJson = `
namespace System.Text.Json
{
    public struct JsonElement
    {
        public JsonElement GetProperty(string name) { throw null; }
        public bool TryGetProperty(string name, out JsonElement value) { throw null; }
        public string GetString() { throw null; }
        public string GetRawText() { throw null; }
        public JsonValueKind ValueKind { get { throw null; } }
    }
    public enum JsonValueKind { Undefined, Object, Array, String, Number, True, False, Null }
    public class JsonDocument : IDisposable
    {
        public static JsonDocument ParseValue(ref Utf8JsonReader reader) { throw null; }
        public JsonElement RootElement { get { throw null; } }
        public void Dispose() { }
    }
    public struct Utf8JsonReader { }
    public class Utf8JsonWriter { }
    public class JsonSerializerOptions { }
    public class JsonException : Exception { public JsonException(string message) { } }
    public static class JsonSerializer
    {
        public static T Deserialize<T>(string json, JsonSerializerOptions options = null) { throw null; }
        public static string Serialize<T>(T value, JsonSerializerOptions options = null) { throw null; }
        public static void Serialize<T>(Utf8JsonWriter writer, T value, JsonSerializerOptions options = null) { throw null; }
    }
}
namespace System.Text.Json.Serialization
{
    public abstract class JsonConverter { }
    public abstract class JsonConverter<T> : JsonConverter
    {
        public abstract T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options);
        public abstract void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options);
    }
    public abstract class JsonAttribute : Attribute { }
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Interface)]
    public class JsonConverterAttribute : JsonAttribute { public JsonConverterAttribute(Type type) { } }
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
    public sealed class JsonPropertyNameAttribute : JsonAttribute { public JsonPropertyNameAttribute(string name) { } }
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
    public sealed class JsonExtensionDataAttribute : JsonAttribute { }
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
    public sealed class JsonIgnoreAttribute : JsonAttribute { public JsonIgnoreCondition Condition { get; set; } }
    public enum JsonIgnoreCondition { Never, Always, WhenWritingDefault, WhenWritingNull }
}
`;
