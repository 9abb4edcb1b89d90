using System.Globalization;

namespace Soc.Simulator.Day.Sources;

/// <summary>How each source spells an instant.</summary>
internal static class SourceTime
{
    /// <summary>Seven digits and Z: the envelopes.</summary>
    public static string Envelope(DateTimeOffset at) => Write(at, "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'");

    /// <summary>Seven digits and an offset: properties of Entra records.</summary>
    public static string Entra(DateTimeOffset at) => Write(at, "yyyy-MM-dd'T'HH:mm:ss.fffffff'+00:00'");

    /// <summary>As many digits as there are: columns of the device tables.</summary>
    public static string Device(DateTimeOffset at) => Write(at, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'");

    /// <summary>Whole seconds: columns of the mail tables.</summary>
    public static string Mail(DateTimeOffset at) => Write(at, "yyyy-MM-dd'T'HH:mm:ss'Z'");

    /// <summary>Whole seconds without a zone, meant as UTC: the audit log.</summary>
    public static string Audit(DateTimeOffset at) => Write(at, "yyyy-MM-dd'T'HH:mm:ss");

    private static string Write(DateTimeOffset at, string format) => at.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
