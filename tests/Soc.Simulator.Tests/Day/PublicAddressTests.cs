namespace Soc.Simulator.Tests.Day;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("\"RemoteIP\":\"8.8.4.4\"", "8.8.4.4")]
    [InlineData("\"ClientIP\":\"8.8.4.4:50412\"", "8.8.4.4")]
    [InlineData("http://8.8.4.4/a.exe", "8.8.4.4")]
    [InlineData("\"ClientIP\":\"[2620:fe::fe]:443\"", "2620:fe::fe")]
    [InlineData("\"ipAddress\":\"2620:fe::fe\"", "2620:fe::fe")]
    public void An_address_of_the_real_internet_is_found(string text, string address) => Assert.Equal([address], PublicAddress.StrangeAddressesIn(text));

    [Theory]
    [InlineData("\"RemoteIP\":\"203.0.113.9\"")]
    [InlineData("\"ipAddress\":\"2001:db8::1\"")]
    [InlineData("Chrome/142.0.0.0 Safari")]
    [InlineData("\"10.0.26100.7171\"")]
    public void Documentation_addresses_and_versions_are_not(string text) => Assert.Empty(PublicAddress.StrangeAddressesIn(text));

    [Theory]
    [InlineData("https://login.microsoftonline.com/common", "login.microsoftonline.com")]
    [InlineData("\"someone@contoso.com\"", "contoso.com")]
    public void A_host_of_the_real_internet_is_found(string text, string host) => Assert.Equal([host], PublicAddress.StrangeHostsIn(text));
}
