using System.Text.Json;
using System.Xml;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// A Windows event's own fields. In XML (https://learn.microsoft.com/windows/win32/wes/eventschema-eventdatatype-complextype) they are
/// <c>&lt;Data Name="TargetUserName"&gt;</c>, <c>&lt;Data&gt;</c> or <c>&lt;Param&gt;</c> without a name, or the elements of UserData. Those without a
/// name are called Data, as rules call them.
/// </summary>
internal sealed class EventFields
{
    private const string Unnamed = "Data";

    /// <summary>Of an event's XML, whose other part the columns say.</summary>
    private const string Envelope = "System";

    // What an attacker wrote into an event is not read as markup; a document type is none of Windows.
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false, ConformanceLevel = ConformanceLevel.Fragment, IgnoreComments = true,
    };

    private readonly Dictionary<string, string> _named = [];
    private readonly List<string> _unnamed = [];

    public bool Has(string name) => _named.ContainsKey(name);

    /// <returns>The text as one field without a name where it is no XML.</returns>
    public static EventFields Read(string? xml)
    {
        var fields = new EventFields();
        if (string.IsNullOrWhiteSpace(xml)) return fields;
        if (!xml.AsSpan().TrimStart().StartsWith("<")) return new() { _unnamed = { xml } };
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), Settings);
            fields.Read(reader);
            return fields;
        }
        catch (XmlException)
        {
            return new() { _unnamed = { xml } };
        }
    }

    /// <summary>Of an object. Winlogbeat calls fields without a name param1, param2 and so on.</summary>
    public static EventFields Of(RecordNode fields)
    {
        var read = new EventFields();
        foreach (var member in fields.Members)
        {
            if (member.AsText() is not { } text) continue;
            if (IsParameter(member.Name)) read._unnamed.Add(text);
            else read._named.TryAdd(member.Name, text);
        }
        return read;
    }

    public void Write(Utf8JsonWriter writer)
    {
        foreach (var (name, value) in _named) writer.WriteString(name, value);
        if (_unnamed.Count == 0 || _named.ContainsKey(Unnamed)) return;
        if (_unnamed is [var only])
        {
            writer.WriteString(Unnamed, only);
            return;
        }
        writer.WriteStartArray(Unnamed);
        foreach (var value in _unnamed) writer.WriteStringValue(value);
        writer.WriteEndArray();
    }

    private void Read(XmlReader reader)
    {
        var (element, name, text) = ("", (string?)null, "");
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.LocalName == Envelope:
                    Skip(reader);
                    break;
                case XmlNodeType.Element:
                    (element, name, text) = (reader.LocalName, reader.GetAttribute("Name"), "");
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    text += reader.Value;
                    break;
                // Only a leaf's end follows its own beginning.
                case XmlNodeType.EndElement when reader.LocalName == element:
                    Take(element, name, text);
                    element = "";
                    break;
            }
        }
    }

    private static bool IsParameter(string name) =>
        name.StartsWith("param", StringComparison.Ordinal) && name.Length > 5 && name.AsSpan(5).IndexOfAnyExceptInRange('0', '9') < 0;

    private static void Skip(XmlReader reader)
    {
        using var envelope = reader.ReadSubtree();
        while (envelope.Read()) { }
    }

    private void Take(string element, string? name, string text)
    {
        if (element is Unnamed or "Param" && name is null) _unnamed.Add(text);
        else _named.TryAdd(name ?? element, text);
    }
}
