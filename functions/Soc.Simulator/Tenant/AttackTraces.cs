namespace Soc.Simulator.Tenant;

/// <summary>
/// What the attacker has left in the tenant when the day is over. The story reports it and the simulated tenant holds it, so both must
/// speak of the same things.
/// </summary>
internal static class AttackTraces
{
    /// <summary>A Tuesday.</summary>
    public static DateTimeOffset Day { get; } = new(2026, 11, 17, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Entra session id of the stolen session.</summary>
    public static string Session { get; } = InventedId.Guid("attack/session");

    public static DateTimeOffset AuthenticatorAddedAt { get; } = Day + new TimeSpan(8, 26, 48);
    public static DateTimeOffset InboxRuleCreatedAt { get; } = Day + new TimeSpan(8, 33, 20);

    /// <summary>The Graph's creation time lies a moment before the audit record's.</summary>
    public static SimulatedAuthenticationMethod Authenticator { get; } = new(
        InventedId.Guid("attack/authenticator"), "microsoftAuthenticatorAuthenticationMethod", "SM-A146P", AuthenticatorAddedAt.AddSeconds(-2));

    public static SimulatedInboxRule InboxRule { get; } = new("AQAAAM5xk7E=", ".,");
}
