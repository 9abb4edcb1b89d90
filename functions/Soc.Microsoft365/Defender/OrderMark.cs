using Soc.Core.Respond;

namespace Soc.Microsoft365.Defender;

/// <summary>
/// The order's key, in brackets at the end of a comment or description, so that a second run finds what the first one did. Neither API
/// takes an idempotency key; externalId is among the properties read, not among the documented parameters of the calls.
/// </summary>
internal static class OrderMark
{
    public static string Text(ContainmentOrder order) => $"{order.Reason} {Mark(order)}";

    public static bool Carries(string? text, ContainmentOrder order) => text is not null && text.Contains(Mark(order), StringComparison.Ordinal);

    /// <summary>Closed on both sides, for one key may be the beginning of another.</summary>
    private static string Mark(ContainmentOrder order) => $"[{order.Key}]";
}
