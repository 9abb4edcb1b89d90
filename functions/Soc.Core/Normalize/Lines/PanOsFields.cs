using System.Globalization;

namespace Soc.Core.Normalize.Lines;

/// <summary>The fields of one log of PAN-OS, by their place in the order of its type.</summary>
internal sealed class PanOsFields(SyslogMessage message, IReadOnlyList<string> fields)
{
    public SyslogMessage Message => message;

    /// <summary>0.0.0.0 is no address.</summary>
    public string? this[int place] => place < fields.Count && fields[place].Trim() is { Length: > 0 } text && text is not ("0.0.0.0" or "N/A") ? text : null;

    public long? Number(int place) => long.TryParse(this[place], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public string? Severity(int place) => this[place] is { } level ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(level) : null;

    /// <param name="sentence">What the log says in words; without any it is shown whole.</param>
    public SecurityEvent Common(string? sentence)
    {
        var common = message.Common();
        return common with { Message = sentence ?? common.Message };
    }

    public SecurityEvent Of(SecurityEvent common, int user, int address) => common with { User = message.User(this[user]), SrcEndpoint = Subjects.Endpoint(this[address]) };
}
