using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;

namespace Soc.Microsoft365.Answers;

/// <summary>What the Graph SDK throws, as an answer.</summary>
internal static class GraphErrors
{
    public static ForeignAnswer ForeignAnswer(this ApiException exception) => new(
        exception.ResponseStatusCode,
        (exception as ODataError)?.Error?.Code,
        exception.ResponseHeaders?.FirstOrDefault(header => header.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault());
}
