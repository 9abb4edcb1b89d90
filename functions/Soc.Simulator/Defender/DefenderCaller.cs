using System.Globalization;

namespace Soc.Simulator.Defender;

/// <summary>Who calls, as the API writes it into what it keeps, and how it writes instants.</summary>
internal static class DefenderCaller
{
    public const string ApplicationId = "5d1f4f0a-3c2b-4a57-9c0e-6f1f8b7f2a11";

    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
