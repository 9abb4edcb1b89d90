using System.Text.Json;
using Soc.Microsoft365.Answers;

namespace Soc.Microsoft365.Defender;

/// <summary>Reads error bodies: {"error":{"code","message","target"}} (learn.microsoft.com/defender-endpoint/api/common-errors).</summary>
internal static class DefenderErrors
{
    public static async Task<ForeignAnswer> Answer(HttpResponseMessage response, CancellationToken cancellation) => new(
        (int)response.StatusCode,
        Code(await response.Content.ReadAsStringAsync(cancellation)),
        response.Headers.TryGetValues("Retry-After", out var values) ? values.FirstOrDefault() : null);

    /// <summary>Null where a gateway answered in place of the API, in HTML or with nothing.</summary>
    private static string? Code(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<ErrorBody>(body, JsonSerializerOptions.Web)?.Error?.Code;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record ErrorBody(ErrorDetail? Error);

    private sealed record ErrorDetail(string? Code);
}
