using System.Text.Json;

namespace Soc.Simulator.Day.Sources;

/// <summary>Writes one record's fields; what is null is written as null, as the sources do.</summary>
internal sealed class RecordWriter(Utf8JsonWriter json)
{
    public RecordWriter Text(string name, string? value)
    {
        json.WriteString(name, value);
        return this;
    }

    public RecordWriter Number(string name, long? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
        return this;
    }

    public RecordWriter Degrees(string name, double value)
    {
        json.WriteNumber(name, value);
        return this;
    }

    public RecordWriter Flag(string name, bool? value)
    {
        if (value is { } flag) json.WriteBoolean(name, flag);
        else json.WriteNull(name);
        return this;
    }

    public RecordWriter Nulls(params ReadOnlySpan<string> names)
    {
        foreach (var name in names) json.WriteNull(name);
        return this;
    }

    public RecordWriter Object(string name, Action<RecordWriter> fields)
    {
        json.WriteStartObject(name);
        fields(this);
        json.WriteEndObject();
        return this;
    }

    public RecordWriter Array(string name, Action<RecordWriter> items)
    {
        json.WriteStartArray(name);
        items(this);
        json.WriteEndArray();
        return this;
    }

    public RecordWriter Empty(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            json.WriteStartArray(name);
            json.WriteEndArray();
        }

        return this;
    }

    public RecordWriter Texts(string name, IEnumerable<string> values) => Array(name, array =>
    {
        foreach (var value in values) array.Item(value);
    });

    /// <summary>An object within an array.</summary>
    public RecordWriter Item(Action<RecordWriter> fields)
    {
        json.WriteStartObject();
        fields(this);
        json.WriteEndObject();
        return this;
    }

    /// <summary>A text within an array.</summary>
    public RecordWriter Item(string value)
    {
        json.WriteStringValue(value);
        return this;
    }

    /// <summary>Name/Value objects, the form of the audit log's lists.</summary>
    public RecordWriter Pairs(string name, IEnumerable<(string Name, string Value)> pairs) => Array(name, array =>
    {
        foreach (var pair in pairs) array.Item(item => item.Text("Name", pair.Name).Text("Value", pair.Value));
    });
}
