using System.Globalization;
using Soc.Core.Ingest;

namespace Soc.Core.Normalize.Windows;

/// <summary>
/// A Windows event's fields, under the names of its provider; a dash stands for nothing.
/// </summary>
internal sealed record WindowsFields(Draft Draft)
{
    private readonly RecordNode _data = Draft.Record["EventData"];

    /// <summary>https://learn.microsoft.com/dotnet/api/system.diagnostics.eventing.reader.standardeventkeywords.</summary>
    private const ulong AuditFailure = 1UL << 52;
    private const ulong AuditSuccess = 1UL << 53;

    public long? EventId => Draft.Record.Number("EventID");

    /// <summary>What the security log says of an event's outcome, whichever it is: bits, or the words of Winlogbeat.</summary>
    public OcsfStatus Audited => Draft.Record.Text("Keywords") switch
    {
        null => OcsfStatus.Unknown,
        var words when words.Contains("Audit Failure", StringComparison.Ordinal) => OcsfStatus.Failure,
        var words when words.Contains("Audit Success", StringComparison.Ordinal) => OcsfStatus.Success,
        // A number of JSON may have lost its last digits on the way.
        var bits when Bits(bits) + (AuditFailure >> 5) is { } set => (set & AuditFailure) != 0 ? OcsfStatus.Failure : (set & AuditSuccess) != 0 ? OcsfStatus.Success : OcsfStatus.Unknown,
        _ => OcsfStatus.Unknown,
    };

    public string? Text(string name) => _data.Text(name)?.Trim() is { Length: > 0 } text && text != "-" ? text : null;

    /// <summary>A field without a name is called Data; several are a list.</summary>
    public IReadOnlyList<string> Unnamed => [.. _data["Data"].Items.Select(item => item.AsText()).OfType<string>()];

    /// <summary>Decimal, or hexadecimal as the security log writes process ids.</summary>
    public long? Number(string name) => Text(name) is not { } text ? null
        : text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? hex : null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static ulong? Bits(string text) =>
        text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? hex
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? unchecked((ulong)number)
        : null;

    /// <param name="role">"Subject" or "Target": the prefix of the fields.</param>
    public User? User(string role) =>
        HostAccount.Of(Draft.Directory, Text(role + "UserSid") ?? Text(role + "Sid"), Text(role + "DomainName"), Text(role + "UserName"));

    public Endpoint? Endpoint(string address, string port) =>
        IpSpelling.Parse(Text(address)) is ({ } ip, var embedded) ? new(ip, Number(port) is > 0 and <= ushort.MaxValue and var own ? (int)own : embedded) : null;

    /// <summary>Some are written with two backslashes before them.</summary>
    public Endpoint? Machine(string name) => Text(name)?.TrimStart('\\') is { Length: > 0 } machine ? new(Hostname: machine.ToLowerInvariant()) : null;

    /// <summary>Of the path of an executable.</summary>
    public static FileObject? Image(string? path, string? sha256 = null) => path is null ? null : new(Name(path), path, sha256);

    public static string Name(string path) => path[(path.LastIndexOfAny(['\\', '/']) + 1)..] is { Length: > 0 } name ? name : path;

    /// <returns>What every event has: the machine, and what the event says of itself in a sentence.</returns>
    public SecurityEvent Common()
    {
        var computer = Draft.Record.Text("Computer");
        return Draft.Event with
        {
            Activity = "Other",
            Device = Subjects.Device(Draft.Directory, null, computer, "Windows"),
            StatusCode = Draft.Record.Text("EventID"),
            Message = Draft.Record.Text("RenderedDescription") ?? Draft.Record.Text("Activity"),
        };
    }
}
