using System.Collections.Frozen;
using System.Globalization;

namespace Soc.Core.Normalize.Windows;

/// <summary>
/// Why a logon failed, in words: NTSTATUS
/// (https://learn.microsoft.com/openspecs/windows_protocols/ms-erref/596a1078-e883-4972-9bbc-49e60bebca55) of 4625 and 4776, and Kerberos errors
/// (https://www.rfc-editor.org/rfc/rfc4120#section-7.5.9) of 4768, 4769 and 4771.
/// </summary>
internal static class LogonFailures
{
    private static readonly FrozenDictionary<uint, string> Words = new Dictionary<uint, string>
    {
        [0xC0000022] = "access denied",
        [0xC000005E] = "no logon server available",
        [0xC0000064] = "no such user",
        [0xC000006A] = "wrong password",
        [0xC000006D] = "wrong user name or password",
        [0xC000006E] = "account restriction",
        [0xC000006F] = "outside logon hours",
        [0xC0000070] = "not from this workstation",
        [0xC0000071] = "password expired",
        [0xC0000072] = "account disabled",
        [0xC00000DC] = "wrong server state",
        [0xC0000133] = "clocks differ too much",
        [0xC000015B] = "logon type not granted",
        [0xC000018C] = "trust relationship failed",
        [0xC0000192] = "netlogon not started",
        [0xC0000193] = "account expired",
        [0xC0000224] = "password must change",
        [0xC0000234] = "account locked out",
        [0xC0000413] = "not allowed to authenticate to this machine",
        [0x6] = "no such user",
        [0x7] = "no such service",
        [0xC] = "policy refuses",
        [0xE] = "encryption type not supported",
        [0x12] = "account disabled, expired or locked out",
        [0x17] = "password expired",
        [0x18] = "wrong password",
        [0x1B] = "service must use user-to-user authentication",
        [0x1F] = "integrity check failed",
        [0x20] = "ticket expired",
        [0x25] = "clocks differ too much",
    }.ToFrozenDictionary();

    /// <param name="code">"0xC000006A", any casing.</param>
    public static string? Of(string? code) => Number(code) is { } number ? Words.GetValueOrDefault(number) : null;

    public static bool IsNone(string? code) => Number(code) == 0;

    private static uint? Number(string? code) =>
        code?.StartsWith("0x", StringComparison.OrdinalIgnoreCase) == true && uint.TryParse(code.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : null;
}
