using System.Text.RegularExpressions;

namespace Soc.Microsoft365.Answers;

/// <summary>What another system answered instead of what was asked for.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">The error code of its body, as it came; its message is free text that may quote attackers, and is not kept.</param>
/// <param name="RetryAfter">The header as it came.</param>
internal sealed partial record ForeignAnswer(int Status, string? Code, string? RetryAfter)
{
    /// <summary>Fit to be shown: letters, digits, '.', '_', '-', at most 60 of them.</summary>
    public string ShownCode => Code is null ? "without an error code" : Strange().Replace(Code.Length > 60 ? Code[..60] : Code, "?");

    [GeneratedRegex("[^A-Za-z0-9._-]", RegexOptions.CultureInvariant)]
    private static partial Regex Strange();
}

/// <summary>Carries a <see cref="ForeignAnswer"/> out of a call; never leaves an adapter.</summary>
internal sealed class ForeignAnswerException(ForeignAnswer answer) : Exception($"HTTP {answer.Status} {answer.ShownCode}")
{
    public ForeignAnswer Answer => answer;
}
