<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text" />

  <xsl:template match="/report">
    <xsl:variable name="covered" select="counter[@type='LINE']/@covered" />
    <xsl:variable name="all" select="$covered + counter[@type='LINE']/@missed" />
    <xsl:value-of select="concat('Lines covered: ', format-number($covered div $all, '0.0%'), ' (', $covered, ' of ', $all, ')')" />
  </xsl:template>
</xsl:stylesheet>
