using System.Globalization;

namespace Soc.Core.Normalize;

/// <summary>What an HTTP status code says about a request.</summary>
internal static class HttpOutcome
{
    public static OcsfStatus Status(string? code) => Code(code) switch
    {
        >= 100 and < 400 => OcsfStatus.Success,
        >= 400 and < 600 => OcsfStatus.Failure,
        _ => OcsfStatus.Unknown,
    };

    public static HttpResponse? Response(string? code) => Code(code) is { } known ? new(known) : null;

    private static int? Code(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 100 and < 600 ? code : null;
}
