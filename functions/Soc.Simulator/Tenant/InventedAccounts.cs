namespace Soc.Simulator.Tenant;

/// <summary>The accounts as the Graph shows them: roles, authentication methods, inbox rules.</summary>
internal static class InventedAccounts
{
    private static readonly DateTimeOffset Onboarded = new(2025, 3, 3, 9, 0, 0, TimeSpan.Zero);

    public static SimulatedUser Of(InventedPerson person) => new(
        person.Id,
        person.UserPrincipalName,
        person.DisplayName,
        SessionsValidFrom: Onboarded,
        OnPremisesSyncEnabled: person.Synchronized)
    {
        DirectoryRoles = person.Role is { } role ? [role] : [],
        AuthenticationMethods = [.. Methods(person)],
        InboxRules = [.. Rules(person)],
    };

    private static IEnumerable<SimulatedAuthenticationMethod> Methods(InventedPerson person)
    {
        yield return Method(person, "passwordAuthenticationMethod", "Password");
        if (person.Job == Job.DirectorySync) yield break;
        if (person.Role is not null) yield return Method(person, "fido2AuthenticationMethod", "Security key", @default: person.Job == Job.BreakGlass);
        if (person.Job == Job.BreakGlass) yield break;
        yield return Method(person, "microsoftAuthenticatorAuthenticationMethod", $"Phone of {person.DisplayName}", @default: true);
        if (person.Job is Job.Finance or Job.Management) yield return Method(person, "phoneAuthenticationMethod", "Mobile phone");
        if (person == InventedPeople.Victim) yield return AttackTraces.Authenticator;
    }

    private static SimulatedAuthenticationMethod Method(InventedPerson person, string type, string name, bool @default = false) =>
        new(InventedId.Guid($"method/{person.Alias}/{type}"), type, name, Onboarded, @default);

    private static IEnumerable<SimulatedInboxRule> Rules(InventedPerson person)
    {
        if (person == InventedPeople.Newsletter)
        {
            yield return Rule(person, "Rundbrief: unsubscribe requests");
            yield return Rule(person, "Rundbrief: bounces");
        }

        if (person == InventedPeople.Victim)
        {
            yield return Rule(person, "Supplier newsletters");
            yield return AttackTraces.InboxRule;
        }

        if (person.Job is Job.Sales or Job.Software) yield return Rule(person, "Notifications");
        if (person == InventedPeople.GlobalAdministrator) yield return Rule(person, "Junk reporting") with { IsReadOnly = true };
    }

    /// <summary>The Graph's rule ids are eight bytes in Base64.</summary>
    private static SimulatedInboxRule Rule(InventedPerson person, string name) =>
        new(Convert.ToBase64String(Convert.FromHexString("01000000" + InventedId.Hex($"rule/{person.Alias}/{name}", 8))), name);
}
