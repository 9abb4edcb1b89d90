using System.Text.RegularExpressions;

namespace Soc.Core.Normalize.Lines;

/// <summary>The words in which firewalls say what they did, whose it was, and what came of it.</summary>
internal static partial class FirewallWords
{
    private const RegexOptions Words = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    public static bool AreOfLogin(string kind) => Login().IsMatch(kind);

    public static bool AreOfLogout(string kind) => Logout().IsMatch(kind);

    public static bool TellFailure(string words) => Failure().IsMatch(words);

    /// <returns>As OCSF calls it; null for what decides nothing ("login", "Add").</returns>
    public static string? Disposition(string? action) =>
        string.IsNullOrWhiteSpace(action) ? null
        : Quarantine().IsMatch(action) ? "Quarantined"
        : Drop().IsMatch(action) ? "Dropped"
        : Reset().IsMatch(action) ? "Reset"
        : Block().IsMatch(action) ? "Blocked"
        : Allow().IsMatch(action) ? "Allowed"
        : Watch().IsMatch(action) ? "Detected"
        : null;

    public static OcsfStatus Status(string? outcome) =>
        outcome is null ? OcsfStatus.Unknown
        : outcome is "Blocked" or "Dropped" or "Reset" || Failure().IsMatch(outcome) ? OcsfStatus.Failure
        : outcome is "Allowed" or "Detected" || Success().IsMatch(outcome) ? OcsfStatus.Success
        : OcsfStatus.Other;

    [GeneratedRegex(@"\b(login|logon|logout|logoff|signin|sign-in|auth(entication)?|globalprotect|tunnel-up|ssl-login)\b", Words)]
    private static partial Regex Login();

    [GeneratedRegex(@"\b(logout|logoff|log out|tunnel-down)\b", Words)]
    private static partial Regex Logout();

    /// <summary>Some join words by a stroke at the bottom, which is a letter to others.</summary>
    [GeneratedRegex(@"(?<![a-z])(fail\w*|denied|deny|reject\w*|invalid|error|unsuccessful|unauthorized)(?![a-z])", Words)]
    private static partial Regex Failure();

    [GeneratedRegex(@"^(succe|logon$|logged in$|ok$)", Words)]
    private static partial Regex Success();

    [GeneratedRegex("quarantine", Words)]
    private static partial Regex Quarantine();

    [GeneratedRegex(@"\b(drop|discard)", Words)]
    private static partial Regex Drop();

    [GeneratedRegex(@"\b(block|den(y|ied)|reject|refuse|prevent|sinkhole|clear_session)", Words)]
    private static partial Regex Block();

    [GeneratedRegex(@"\breset", Words)]
    private static partial Regex Reset();

    [GeneratedRegex(@"\b(alert|detect|monitor|log-only)", Words)]
    private static partial Regex Watch();

    /// <summary>A session that an end reset, or that timed out, was let through (FortiGate).</summary>
    [GeneratedRegex(@"\b(allow|accept|permit|pass|clean$|forward|open|close|built|start|end|(client|server)-rst|timeout|dns$)", Words)]
    private static partial Regex Allow();
}
