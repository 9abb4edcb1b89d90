using System.Globalization;
using Soc.Core.Processes;
using Soc.Core.Respond;

namespace Soc.Microsoft365.Answers;

/// <summary>The one table from HTTP answers to outcomes.</summary>
internal static class AnswerTable
{
    /// <summary>How long to wait after a 429 that does not say so itself.</summary>
    private static readonly TimeSpan Unsaid = TimeSpan.FromSeconds(30);

    /// <param name="permission">What the application needs for the call.</param>
    /// <param name="privileged">The target is known to hold a directory role.</param>
    public static StepOutcome Outcome(ForeignAnswer answer, string permission, bool privileged, DateTimeOffset now) => answer.Status switch
    {
        429 => new StepOutcome.Throttled(Wait(answer.RetryAfter, now) ?? Unsaid),
        503 when Wait(answer.RetryAfter, now) is { } wait => new StepOutcome.Throttled(wait),
        408 or 500 or 502 or 503 or 504 => new StepOutcome.Transient($"HTTP {answer.Status} {answer.ShownCode}"),
        403 when privileged => Refused(
            RefusalReason.PrivilegedTarget,
            "The target holds a directory role; the application may not change it.",
            "A Privileged Authentication Administrator or Global Administrator does it by hand in the Entra admin center."),
        401 or 403 => Refused(
            RefusalReason.PermissionMissing,
            $"HTTP {answer.Status} {answer.ShownCode}: the application needs {permission}.",
            $"Grant {permission} to the application and consent to it, or act by hand."),
        404 => Refused(RefusalReason.TargetNotFound, $"HTTP 404 {answer.ShownCode}: the target does not exist.", null),
        _ => new StepOutcome.Failed($"HTTP {answer.Status} {answer.ShownCode}"),
    };

    /// <summary>Retry-After is a number of seconds or an HTTP date (RFC 9110, 10.2.3).</summary>
    private static TimeSpan? Wait(string? retryAfter, DateTimeOffset now)
    {
        if (int.TryParse(retryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return TimeSpan.FromSeconds(seconds);
        if (!DateTimeOffset.TryParseExact(retryAfter, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)) return null;
        return date > now ? date - now : TimeSpan.Zero;
    }

    private static StepOutcome.Refused Refused(RefusalReason reason, string message, string? task) => new(new Refusal(reason, message, task));
}
