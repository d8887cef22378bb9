/**
 * What tokens cost, as data. Start at {@link dev.lanecast.core.price.Prices}.
 */
package dev.lanecast.core.price;
