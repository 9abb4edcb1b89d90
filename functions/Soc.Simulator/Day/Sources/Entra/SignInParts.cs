using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Sources.Entra;

/// <summary>The application that asked for the sign-in. The ids of Microsoft's own applications are public and the same everywhere.</summary>
internal sealed record EntraApplication(string Id, string Name)
{
    public static EntraApplication OfficeHome { get; } = new("4765445b-32c6-49b0-83e6-1d93765276ca", "OfficeHome");
    public static EntraApplication OutlookWeb { get; } = new("9199bf20-a13f-4107-85dc-02114787ef48", "One Outlook Web");
    public static EntraApplication Office { get; } = new("d3590ed6-52b3-4102-aeff-aad2292ab01c", "Microsoft Office");
    public static EntraApplication Teams { get; } = new("1fec8e78-bce4-4aaf-ab1b-5451cc387264", "Microsoft Teams");
    public static EntraApplication OutlookMobile { get; } = new("27922004-5251-4030-b22d-91ecd9a37ea4", "Outlook Mobile");
    public static EntraApplication AzureCli { get; } = new("04b07795-8ddb-461a-bbee-02f9e1bf7b46", "Microsoft Azure CLI");
}

internal sealed record EntraResource(string Id, string Name)
{
    public static EntraResource Exchange { get; } = new("00000002-0000-0ff1-ce00-000000000000", "Office 365 Exchange Online");
    public static EntraResource SharePoint { get; } = new("00000003-0000-0ff1-ce00-000000000000", "Office 365 SharePoint Online");
    public static EntraResource Graph { get; } = new("00000003-0000-0000-c000-000000000000", "Microsoft Graph");
    public static EntraResource OfficeHome { get; } = new("4765445b-32c6-49b0-83e6-1d93765276ca", "OfficeHome");
}

/// <param name="Device">The device that proved its identity; null where none did.</param>
internal sealed record SignInClient(string UserAgent, string Browser, string OperatingSystem, string ClientAppUsed, SignInDevice? Device = null)
{
    private const string Windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0";
    private const string Mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0";
    private const string Phone = "Mozilla/5.0 (Linux; Android 15; Pixel 8a) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36";

    /// <summary>The browser of a company device; where there is none, the shared terminal on the shop floor, which does not identify itself.</summary>
    public static SignInClient Edge(InventedDevice? device) => device is { IsWindows: false }
        ? new(Mac, "Edge 142.0.0", "MacOs", "Browser", SignInDevice.Of(device))
        : new(Windows, "Edge 142.0.0", "Windows10", "Browser", device is null ? null : SignInDevice.Of(device));

    public static SignInClient Desktop(InventedDevice device) =>
        new(Windows, "Rich Client 4.66.1", "Windows10", "Mobile Apps and Desktop clients", SignInDevice.Of(device));

    public static SignInClient Mobile(InventedPerson person) =>
        new(Phone, "Chrome Mobile 142.0.0", "Android", "Mobile Apps and Desktop clients", SignInDevice.PhoneOf(person));

    /// <summary>A script: an HTTP library's name and nothing else.</summary>
    public static SignInClient Script(string library) => new(library, "", "", "Browser");
}

/// <param name="Managed">By the company; a phone is only registered.</param>
internal sealed record SignInDevice(string Id, string Name, string TrustType, bool Managed)
{
    public static SignInDevice Of(InventedDevice device) => new(device.EntraDeviceId, device.Name.ToUpperInvariant(), device.TrustType, Managed: true);

    public static SignInDevice PhoneOf(InventedPerson person) =>
        new(InventedId.Guid($"phone/{person.Alias}"), "Pixel 8a", "Azure AD registered", Managed: false);
}

/// <summary>What came of it. Codes and texts as login.microsoftonline.com/error explains them.</summary>
/// <param name="Code">0: success.</param>
internal sealed record SignInResult(int Code, string? FailureReason, string? AdditionalDetails, bool MultiFactor)
{
    public static SignInResult Success { get; } = new(0, "Other.", "MFA requirement satisfied by claim in the token", MultiFactor: true);
    public static SignInResult FreshMultiFactor { get; } = new(0, "Other.", "MFA completed in Azure AD", MultiFactor: true);

    public static SignInResult StrongAuthenticationRequired { get; } = new(
        50074, "Strong Authentication is required.", "MFA required in Azure AD", MultiFactor: true);

    public static SignInResult MultiFactorRequired { get; } = new(
        50076,
        "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.",
        "MFA required in Azure AD",
        MultiFactor: true);

    public static SignInResult InvalidPassword { get; } = new(
        50126, "Error validating credentials due to invalid username or password.", AdditionalDetails: null, MultiFactor: false);
}
