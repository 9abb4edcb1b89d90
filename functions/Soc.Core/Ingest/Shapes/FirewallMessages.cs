using System.Net;

namespace Soc.Core.Ingest.Shapes;

/// <summary>
/// The older logs of Azure Firewall say everything in one sentence, properties.msg
/// (https://learn.microsoft.com/azure/firewall/diagnostic-logs, Azure diagnostics logs). It is read into the columns of the structured logs,
/// which stand beside it.
/// </summary>
internal static class FirewallMessages
{
    private const string Category = "AzureFirewall";
    private const string DnsRequest = "DNS Request: ";
    private const string DnsFault = "Error: ";

    private static readonly string[] Envelope = ["time", "category", "operationName", "resourceId", "tenantId", "correlationId"];

    private static readonly string[] DnsNames = ["QueryId", "QueryType", "QueryClass", "QueryName", "Protocol", "RequestSize", "DnssecOkBit", "EDNS0BufferSize", "ResponseCode", "ResponseFlags", "ResponseSize", "RequestDurationSecs"];

    private static readonly (string Label, string Column)[] Labels =
    [
        ("Action", "Action"), ("Reason", "ActionReason"), ("Policy", "Policy"), ("Rule Collection Group", "RuleCollectionGroup"), ("Rule Collection", "RuleCollection"),
        ("Rule", "Rule"), ("Web Category", "WebCategory"), ("Url", "TargetUrl"), ("Signature", "SignatureId"), ("IDS", "Description"), ("Priority", "Severity"),
        ("Classification", "Category"), ("ThreatIntel", "ThreatDescription"),
    ];

    /// <returns>Null for any other record, and for a sentence of another form.</returns>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? Of(RecordNode record)
    {
        if (!record["category"].Begins(Category)) return null;
        if (record["properties"].Opened().Text("msg") is not { } message || Columns(message.Trim()) is not { } columns) return null;
        return [ShapeWriter.Write(Envelope.Select(name => (name, record.Text(name))), [("msg", message), .. columns])];
    }

    private static IEnumerable<(string, string?)>? Columns(string message) =>
        message.StartsWith(DnsRequest, StringComparison.Ordinal) ? Query(message[DnsRequest.Length..])
        : message.StartsWith(DnsFault, StringComparison.Ordinal) ? FailedQuery(message[DnsFault.Length..])
        : Request(message);

    /// <summary><c>10.0.2.4:61248 - 6513 A IN www.example.com. udp 43 false 512 NXDOMAIN qr,rd,ra 145 0.0028s</c></summary>
    private static IEnumerable<(string, string?)>? Query(string text)
    {
        if (text.Split(" - ", 2) is not [var client, var rest]) return null;
        return [.. Side("Source", client), .. DnsNames.Zip(rest.Split(' ', StringSplitOptions.RemoveEmptyEntries), (name, value) => (name, (string?)value))];
    }

    /// <summary><c>2 www.example.com. A: read udp 10.0.1.5:49126->168.63.129.160:53: i/o timeout</c></summary>
    private static IEnumerable<(string, string?)>? FailedQuery(string text) =>
        text.Split(": ", 2) is [var head, var fault] && head.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var number, var name, var type]
            ? [("ErrorNumber", number), ("QueryName", name), ("QueryType", type), ("ErrorMessage", fault)]
            : null;

    /// <summary><c>TCP request from 10.0.0.4:50306 to 203.0.113.9:3389. Action: Deny. Policy: p. Rule: r</c></summary>
    private static IEnumerable<(string, string?)>? Request(string message)
    {
        var sentences = message.Split(". ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(sentence => sentence.TrimEnd('.')).ToList();
        if (sentences.Count == 0 || sentences[0].Split(" request from ", 2, StringSplitOptions.TrimEntries) is not [var what, var way]) return null;
        var (from, rest) = Cut(way, " to ");
        var (to, translated) = Cut(rest, " was DNAT'ed to ");
        return [("Protocol", what.Split(' ')[0]), .. Side("Source", from), .. Side("Destination", to), .. Side("Translated", translated), .. Said(sentences.Skip(1))];
    }

    private static (string Before, string? After) Cut(string? text, string at) =>
        text?.Split(at, 2, StringSplitOptions.TrimEntries) is [var before, .. var after] ? (before, after is [var rest] ? rest : null) : ("", null);

    /// <summary>An address or a host, with a port, without one, or with a colon and nothing after it.</summary>
    private static IEnumerable<(string, string?)> Side(string side, string? text)
    {
        if (string.IsNullOrEmpty(text)) return [];
        var colon = text.LastIndexOf(':');
        if (colon < 0 || (text[0] != '[' && text.IndexOf(':', StringComparison.Ordinal) != colon)) colon = text.Length;
        var host = text[..colon].Trim('[', ']');
        return [(side == "Destination" && !IPAddress.TryParse(host, out _) ? "Fqdn" : side + "Ip", host), (side + "Port", colon < text.Length ? text[(colon + 1)..] : null)];
    }

    // What stands later wins: the address that was asked for stands before the verdict, and whoever asked wrote it.
    private static IEnumerable<(string, string?)> Said(IEnumerable<string> sentences)
    {
        var (said, others) = (new Dictionary<string, string?>(), new List<string>());
        foreach (var sentence in sentences)
        {
            if (sentence.Split(": ", 2) is [var label, var value] && ColumnOf(label) is { } column) said[column] = value;
            else others.Add(sentence);
        }
        if (others.Count > 0) said.TryAdd("ActionReason", string.Join(". ", others));
        return said.Select(pair => (pair.Key, pair.Value));
    }

    private static string? ColumnOf(string label) => Labels.FirstOrDefault(known => known.Label == label).Column;
}
